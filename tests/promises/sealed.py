"""The tables in which words of people are kept, sealed."""

SEALED = (
    "inquiry", "change", "person", "message", "return_report", "verification", "operator", "audit", "inbox", "guide",
    "sighting", "broadcast", "broadcast_text",
)  # fmt: skip
