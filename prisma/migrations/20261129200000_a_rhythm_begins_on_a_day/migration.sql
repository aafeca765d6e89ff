-- The first day of a rhythm was text.
ALTER TABLE "Post" ALTER COLUMN "rhythmFrom" TYPE DATE USING "rhythmFrom"::date;
