-- Parcels of one line reach their destination one after another: only the first of a line has a due time, the others sleep
-- (due in the year 9999) until what stands before them is gone. Null is in no line.
ALTER TABLE parcels ADD COLUMN line TEXT;
CREATE INDEX parcels_in_line ON parcels (destination, line, number) WHERE line IS NOT NULL;
