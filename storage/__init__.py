"""The store: jobs in transactions, one module of queries per table, encryption, lease, migrations."""
