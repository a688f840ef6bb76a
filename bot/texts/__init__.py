"""Every sentence the bot says; each function takes the language first and returns a Message."""
