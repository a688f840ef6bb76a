-- Since when a relative allows that the inquiry is passed to partner registries (PFIF); NULL: not allowed.
ALTER TABLE inquiry ADD COLUMN shared_at INTEGER;
