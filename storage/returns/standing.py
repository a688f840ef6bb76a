"""How far a notice has come, as SQL of a notice n and the call c in its place, if there is one."""

TOLD = "(n.state = 'told' OR c.told_at IS NOT NULL)"
"""The relative was told by message, which they may not have read, or by a person: a correction is for them."""

KNOWS = "((n.state = 'told' AND n.unread IS NULL) OR c.told_at IS NOT NULL)"
"""The relative has read it, or was told by a person; of what was told before there was a button, nobody asks."""

STANDING = (
    "CASE WHEN n.acknowledged_at IS NOT NULL THEN 'acknowledged' WHEN c.told_at IS NOT NULL THEN 'called'"
    " WHEN n.state = 'stopped' THEN 'stopped' WHEN c.id IS NOT NULL THEN 'call' ELSE n.state END"
)
"""due, told, acknowledged, call (to be called), called or stopped."""
