"""The hour of the exchange with the real program: a long list, a crowd, an update to everybody, two kills."""
