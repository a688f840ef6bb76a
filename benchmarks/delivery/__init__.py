"""How fast messages and updates go through, beside peers, against one fast sink; see benchmarks/README.md."""
