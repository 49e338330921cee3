DROP TRIGGER visits_are_audited;
DROP TABLE audit_entries;
