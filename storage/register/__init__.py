"""Who is missing, who asks, and what was said."""
