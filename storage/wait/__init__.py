"""What accompanies the wait: reminders, guides, rounds."""
