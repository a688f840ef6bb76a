"""Lists of returned people and who their rows may be."""
