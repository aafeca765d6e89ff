-- CreateEnum
CREATE TYPE "MailSort" AS ENUM ('COMING', 'ANSWERS', 'LETTERS', 'REMINDERS', 'WATCHES', 'ASKED');

-- CreateEnum
CREATE TYPE "Rest" AS ENUM ('AT_ONCE', 'DAILY', 'WEEKLY', 'NOTHING');

-- CreateEnum
CREATE TYPE "NewsOf" AS ENUM ('WATCHED', 'ANSWERED');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "quietFrom" TEXT,
ADD COLUMN     "quietUntil" TEXT,
ADD COLUMN     "rest" "Rest" NOT NULL DEFAULT 'DAILY',
ADD COLUMN     "stopped" "MailSort"[] DEFAULT ARRAY[]::"MailSort"[];

-- AlterTable
ALTER TABLE "Joining" ADD COLUMN     "reminded" TEXT;

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "sort" "MailSort";

-- CreateTable
CREATE TABLE "Watch" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "said" TEXT NOT NULL DEFAULT '',
    "words" TEXT[],
    "begins" TEXT,
    "kind" "PostKind",
    "placeId" UUID,
    "area" TEXT,
    "wide" TEXT,
    "reach" TEXT,

    CONSTRAINT "Watch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "News" (
    "personId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "of" "NewsOf" NOT NULL,
    "due" TIMESTAMPTZ(3),
    "goesOn" DATE NOT NULL,

    CONSTRAINT "News_pkey" PRIMARY KEY ("personId","postId","of")
);

-- CreateTable
CREATE TABLE "Fresh" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "kind" "PostKind",
    "folded" TEXT NOT NULL DEFAULT '',
    "placeId" UUID,
    "area" TEXT,

    CONSTRAINT "Fresh_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Watch_personId_idx" ON "Watch"("personId");

-- CreateIndex
CREATE INDEX "Watch_begins_idx" ON "Watch"("begins");

-- CreateIndex
CREATE INDEX "Watch_placeId_idx" ON "Watch"("placeId");

-- CreateIndex
CREATE INDEX "Watch_area_idx" ON "Watch"("area");

-- CreateIndex
CREATE INDEX "Watch_wide_idx" ON "Watch"("wide");

-- CreateIndex
CREATE INDEX "News_postId_idx" ON "News"("postId");

-- CreateIndex
CREATE INDEX "News_due_idx" ON "News"("due");

-- CreateIndex
CREATE INDEX "News_goesOn_idx" ON "News"("goesOn");

-- CreateIndex
CREATE INDEX "Fresh_postId_idx" ON "Fresh"("postId");

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "News" ADD CONSTRAINT "News_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "News" ADD CONSTRAINT "News_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fresh" ADD CONSTRAINT "Fresh_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
