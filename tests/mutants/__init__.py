"""Safety rules broken by hand, and the tests that notice it."""
