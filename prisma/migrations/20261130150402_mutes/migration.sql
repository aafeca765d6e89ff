-- Whom somebody does not want to see, and by whom they are not seen.
CREATE TABLE "Mute" (
  "personId" UUID NOT NULL,
  "mutedId" UUID NOT NULL,
  CONSTRAINT "Mute_pkey" PRIMARY KEY ("personId", "mutedId")
);
CREATE INDEX "Mute_mutedId_idx" ON "Mute"("mutedId");
ALTER TABLE "Mute" ADD CONSTRAINT "Mute_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Mute" ADD CONSTRAINT "Mute_mutedId_fkey" FOREIGN KEY ("mutedId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
