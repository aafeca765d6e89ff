-- By which folding the search texts here were made; none, as long as some may be older or lag behind their place (lib/operations/copies.ts).
ALTER TABLE "Board" ADD COLUMN "foldedBy" TEXT NOT NULL DEFAULT '';
