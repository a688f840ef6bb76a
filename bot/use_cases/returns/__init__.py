"""A return: reported, verified, told, corrected."""
