CREATE TABLE audit_entries (id INTEGER PRIMARY KEY NOT NULL, what TEXT NOT NULL);
CREATE TRIGGER visits_are_audited AFTER DELETE ON visits
BEGIN
    INSERT INTO audit_entries (what) VALUES ('a visit of ' || old.person_id || ' is gone');
END;
