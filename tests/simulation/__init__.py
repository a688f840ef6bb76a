"""Histories of the bot in time that is only counted, with faults that a seed decides.

Two processes on one database, each with the real store, lease, poller, inbox and sender; only Telegram and the faults
are made up.  A history of some minutes takes a fraction of a second, and the same seed is the same history.
"""
