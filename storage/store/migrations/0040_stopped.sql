CREATE INDEX audit_stopped ON audit (subject_id) WHERE action = 'stopped';  -- read when a list is handed back
