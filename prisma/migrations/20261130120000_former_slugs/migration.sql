-- A slug that a place had before it was renamed leads on for thirty days. Slugs of before stay until the place is renamed.
CREATE TABLE "FormerSlug" (
    "slug" TEXT NOT NULL,
    "placeId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "until" DATE NOT NULL,
    CONSTRAINT "FormerSlug_pkey" PRIMARY KEY ("slug"),
    CONSTRAINT "FormerSlug_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FormerSlug_limits" CHECK (length("slug") <= 70 AND length("name") <= 80)
);
CREATE INDEX "FormerSlug_placeId_idx" ON "FormerSlug"("placeId");
CREATE INDEX "FormerSlug_until_idx" ON "FormerSlug"("until");
