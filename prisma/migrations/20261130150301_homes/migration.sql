-- Whoever opens a place says whether somebody lives there. Of those that are open nobody said it.
ALTER TABLE "Place" ADD COLUMN "isHome" BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE "Home" (
    "placeId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "Home_pkey" PRIMARY KEY ("placeId")
);
CREATE INDEX "Home_personId_idx" ON "Home"("personId");
ALTER TABLE "Home" ADD CONSTRAINT "Home_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Home" ADD CONSTRAINT "Home_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
