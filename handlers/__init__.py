"""Telegram's side, by audience: which update means which use case."""
