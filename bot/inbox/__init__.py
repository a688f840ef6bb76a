"""Saves every update before it is acted on; acts on each once, also after a crash.

An update is committed before Telegram is told that it has arrived: before the next getUpdates offset confirms it,
before the webhook answers 200.  Then, in order within a lane and lanes side by side, it is handed to `act`:

    new ──act, finished──> done    in the transaction of what was done (storage.inbox.finish); its words are erased
     │ ↑                           a crash before that commit leaves it new, one after it leaves it done
     │ └── tried again after 1, 5 and 30 seconds; nothing later in its lane overtakes it
     └──────────────────> dead     the operators hear about it; its words are kept, and its lane goes on

A lane is a chat, or the person who pressed a button: what has to be acted on in the order in which it was said.

Files: lanes (which lane an update belongs to), polling and webhook (the two ways in), worker (the loop that acts).
"""
