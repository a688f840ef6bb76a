"""The desk: the operators' door in a browser, beside the chat (handlers/), to the same use cases.

`application` makes the pages.  A request passes three things before a use case hears of it: where it comes from
(visitors.py), whose session it is and whether the role has the right of the route (acting.py), and for what decides
a fresh signature of a passkey for just that act (passkeys.py).  routes.py is the table of contents.  Pages are HTML
made here (pages.py, templates/) and work without a script but for passkeys, keys and what comes by itself.
"""
