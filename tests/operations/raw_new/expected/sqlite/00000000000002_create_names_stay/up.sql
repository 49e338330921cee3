-- Create names_stay.
CREATE TRIGGER names_stay BEFORE UPDATE OF name ON users
BEGIN
    SELECT raise(ABORT, 'names are given once');
END;
