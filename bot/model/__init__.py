"""Values and rules: knows nobody, no input or output, no Telegram, no SQL."""
