-- AlterTable
ALTER TABLE "Fresh" ADD COLUMN     "claim" UUID,
ADD COLUMN     "claimedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "notBefore" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "claim" UUID,
ADD COLUMN     "claimedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "notBefore" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Fresh_madeAt_idx" ON "Fresh"("madeAt");
