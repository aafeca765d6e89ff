-- What somebody folds, and what it takes to open it. Rows hold how they stand, so that every query hides by one condition.
-- CreateEnum
CREATE TYPE "FoldReason" AS ENUM ('GIVES_AWAY', 'IN_PICTURE', 'SELLS', 'HURTS', 'DECEIVES', 'ELSEWHERE', 'AGAIN', 'WORDS');

-- CreateEnum
CREATE TYPE "Folded" AS ENUM ('OPEN', 'CLOSED', 'GONE');

-- CreateEnum
CREATE TYPE "FoldDeed" AS ENUM ('FOLDED', 'OPENED', 'MENDED');

-- AlterEnum
ALTER TYPE "NotificationReason" ADD VALUE 'FOLDED';
ALTER TYPE "NotificationReason" ADD VALUE 'UNFOLDED';

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "aboutFolded" "Folded" NOT NULL DEFAULT 'OPEN',
ADD COLUMN     "foldsNot" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Place" ADD COLUMN     "folded" "Folded" NOT NULL DEFAULT 'OPEN';

-- AlterTable
ALTER TABLE "PlaceVersion" ADD COLUMN     "folded" "Folded" NOT NULL DEFAULT 'OPEN';

-- AlterTable
ALTER TABLE "TodayLine" ADD COLUMN     "folded" "Folded" NOT NULL DEFAULT 'OPEN';

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "folded" "Folded" NOT NULL DEFAULT 'OPEN';

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "folded" "Folded" NOT NULL DEFAULT 'OPEN';

-- AlterTable
ALTER TABLE "Picture" ADD COLUMN     "folded" "Folded" NOT NULL DEFAULT 'OPEN',
ADD COLUMN     "nobodyInIt" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Fold" (
    "id" UUID NOT NULL,
    "reason" "FoldReason" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "mended" BOOLEAN NOT NULL DEFAULT false,
    "byHost" BOOLEAN NOT NULL DEFAULT false,
    "byVisitor" BOOLEAN NOT NULL DEFAULT false,
    "keeperOnly" BOOLEAN NOT NULL DEFAULT false,
    "openedOn" DATE,
    "postId" UUID,
    "messageId" UUID,
    "todayId" UUID,
    "placeId" UUID,
    "versionId" UUID,
    "pictureId" UUID,
    "aboutId" UUID,

    CONSTRAINT "Fold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FoldTap" (
    "foldId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "did" "FoldDeed" NOT NULL,

    CONSTRAINT "FoldTap_pkey" PRIMARY KEY ("foldId","personId","did")
);

-- CreateIndex
CREATE UNIQUE INDEX "Fold_postId_key" ON "Fold"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "Fold_messageId_key" ON "Fold"("messageId");

-- CreateIndex
CREATE UNIQUE INDEX "Fold_todayId_key" ON "Fold"("todayId");

-- CreateIndex
CREATE UNIQUE INDEX "Fold_placeId_key" ON "Fold"("placeId");

-- CreateIndex
CREATE UNIQUE INDEX "Fold_versionId_key" ON "Fold"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "Fold_pictureId_key" ON "Fold"("pictureId");

-- CreateIndex
CREATE UNIQUE INDEX "Fold_aboutId_key" ON "Fold"("aboutId");

-- CreateIndex
CREATE INDEX "Fold_openedOn_idx" ON "Fold"("openedOn");

-- CreateIndex
CREATE INDEX "FoldTap_personId_idx" ON "FoldTap"("personId");

-- AddForeignKey
ALTER TABLE "Fold" ADD CONSTRAINT "Fold_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fold" ADD CONSTRAINT "Fold_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fold" ADD CONSTRAINT "Fold_todayId_fkey" FOREIGN KEY ("todayId") REFERENCES "TodayLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fold" ADD CONSTRAINT "Fold_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fold" ADD CONSTRAINT "Fold_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "PlaceVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fold" ADD CONSTRAINT "Fold_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Picture"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fold" ADD CONSTRAINT "Fold_aboutId_fkey" FOREIGN KEY ("aboutId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FoldTap" ADD CONSTRAINT "FoldTap_foldId_fkey" FOREIGN KEY ("foldId") REFERENCES "Fold"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FoldTap" ADD CONSTRAINT "FoldTap_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A fold is of one thing.
ALTER TABLE "Fold" ADD CONSTRAINT "Fold_limits" CHECK (length("words") <= 200),
  ADD CONSTRAINT "Fold_of_one" CHECK (num_nonnulls("postId", "messageId", "todayId", "placeId", "versionId", "pictureId", "aboutId") = 1);
