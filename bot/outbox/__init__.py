"""Sends what is due, most urgent first, and writes down how Telegram took it.

States of a row of the outbox:

    due ──claim──> sending ──> sent       Telegram took it; its words are erased
     ^                │  │ ──> gone       the chat cannot be reached: blocked, deactivated, never started
     └────later───────┘  │ ──> refused    a fault of ours; the operators hear about it
                         └───> unknown    nobody knows whether it arrived, and its kind is not repeated
    due ──> stale      it was too late to say it
    due ──> stopped    a use case took it back (storage/returns/notices.py)

What always holds:

1. Claimed means in flight: a row is claimed only when its call can start at once or within AHEAD, in a slot that is
   its own from then on, so that a crash leaves at most as many uncertain rows as there are slots.  A claim is fenced
   by the lease; an outcome counts only in its claim's epoch.
2. A chat has at most one message in flight, and is told the more urgent first, then the older.  A row that waits for
   its next try holds up nothing.
3. In no second do more than SEND_RATE messages to many start, nor more of all together than Telegram was seen to
   take, over any change of leader (budget, learning).  No crowd takes the share of notices, nor their slots.  A chat
   gets one message a second on average, a group one in three seconds, both with a burst of three.
4. After a flood limit nothing at all starts until its time has passed, also after a restart: Telegram does not say
   what it was about.
5. An outcome and what follows from it (bot/use_cases/delivery.py) are one transaction.
6. A row that a crash left in flight is sent again if its kind says so (Kind.repeats_when_unknown), else it is unknown.

Phases: pacing, learning, budget (how many may start), claiming (which), delivery (what Telegram's answer
means), recording (what follows), sender (the loop).
"""
