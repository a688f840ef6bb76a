"""Compares with the whole register, in memory and beside the loop: lists of returned people, and new inquiries.

The register stays in memory and follows the database (index); what waits to be compared is a row in the database, so
that what a crash interrupts is done again:

    returned_row 'new'            -> candidates, best first                     'open' or 'nobody'   (rows)
    inquiry, compared_at is NULL  -> whom it may be about as well               compared_at           (inquiries)
                                  -> undecided rows that it may be about        'new' again

Operators look people up in the same register (finding), through the function that bot/app.py hands to the handlers.
Nothing is decided here, and families see nothing of it.
"""

from bot.matcher.index import Index
from bot.matcher.work import Matcher

__all__ = ["Index", "Matcher"]
