-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "sealedWith" BYTEA;

-- CreateTable
CREATE TABLE "Erased" (
    "hash" BYTEA NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "Erased_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "Erased_day_idx" ON "Erased"("day");
