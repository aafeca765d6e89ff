-- A version of a place keeps the way back to its notebook, not the whole of it (lib/values/text/way-back.ts). What was kept whole is a way
-- back on which nothing stays.
ALTER TABLE "PlaceVersion" RENAME COLUMN "notebook" TO "notebookWayBack";
UPDATE "PlaceVersion" SET "notebookWayBack" = '0 0' || chr(10) || "notebookWayBack";
