-- AlterTable
ALTER TABLE "Post" ADD COLUMN "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "Day" ADD COLUMN "movedFrom" TIMESTAMPTZ(3);

-- DropIndex
DROP INDEX "Day_postId_starts_key";

-- CreateIndex
CREATE INDEX "Day_postId_starts_idx" ON "Day"("postId", "starts");

-- A date is known by when it was to start, wherever it was moved: no second one stands for it. Prisma's language cannot say that.
CREATE UNIQUE INDEX "Day_once" ON "Day"("postId", COALESCE("movedFrom", "starts"));
