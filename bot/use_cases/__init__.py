"""One file per thing people come to do; each function is the work of one transaction."""
