"""Lists of returned people."""
