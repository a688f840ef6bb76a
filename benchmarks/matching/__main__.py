"""python -m benchmarks.matching: who finds whom; see benchmarks/README.md."""

from benchmarks.matching.table import main

if __name__ == "__main__":
    main()
