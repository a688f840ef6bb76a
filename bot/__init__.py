"""Zvistka: what the bot knows, says and does.  ARCHITECTURE.md says where things live and what must never happen."""

__version__ = "0.1.0"
