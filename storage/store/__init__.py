"""The engine: one writer, readers, encryption, the lease, migrations."""
