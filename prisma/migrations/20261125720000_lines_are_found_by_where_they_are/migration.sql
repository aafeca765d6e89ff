-- Lines for today are found by their place's area, so that looking around here reads none of elsewhere.
-- AlterTable
ALTER TABLE "TodayLine" ADD COLUMN "area" TEXT;

-- CreateIndex
CREATE INDEX "TodayLine_area_until_id_idx" ON "TodayLine"("area", "until", "id");

UPDATE "TodayLine" t SET "area" = p."area" FROM "Place" p WHERE p."id" = t."placeId";
