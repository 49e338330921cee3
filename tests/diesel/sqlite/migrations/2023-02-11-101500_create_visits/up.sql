CREATE TABLE visits (
    id INTEGER PRIMARY KEY NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "type" TEXT NOT NULL CHECK ("type" IN ('short', 'long'))
);
CREATE INDEX visits_by_person ON visits (person_id, at);
