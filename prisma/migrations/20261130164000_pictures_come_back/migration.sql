-- Which pictures a place's page had, and which were taken out of it, so that an undo brings them back. What is known of before: those it has now.
ALTER TABLE "PlaceVersion" ADD COLUMN "pictures" TEXT[];
UPDATE "PlaceVersion" v SET "pictures" = ARRAY(SELECT p."id"::text FROM "Picture" p WHERE p."placeId" = v."placeId");
ALTER TABLE "Picture" ADD COLUMN "outOfId" UUID;
CREATE INDEX "Picture_outOfId_idx" ON "Picture"("outOfId");
ALTER TABLE "Picture" ADD CONSTRAINT "Picture_outOfId_fkey" FOREIGN KEY ("outOfId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Picture" DROP CONSTRAINT "Picture_staged_or_used",
  ADD CONSTRAINT "Picture_staged_or_used" CHECK ("stagedUntil" IS NOT NULL OR "postId" IS NOT NULL OR "placeId" IS NOT NULL OR "outOfId" IS NOT NULL);
