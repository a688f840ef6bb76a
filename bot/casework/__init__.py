"""Cases in bulk, at the command line: a register comes in, a list is compared with it, a working list goes out.

Each verb prints what came of it in English, for whoever administers the bot; who holds the keys and the database is
asked for no right.  Files are read before anything is changed, and written whole, for their owner only, or not at all.
"""
