-- Drop names_stay.
DROP TRIGGER names_stay;
