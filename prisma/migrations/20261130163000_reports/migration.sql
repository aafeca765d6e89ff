-- CreateEnum
CREATE TYPE "ReportReason" AS ENUM ('THREAT', 'GIVES_AWAY', 'UNLAWFUL', 'WORDS');

-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "keeperToldAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "reason" "ReportReason" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "due" TIMESTAMPTZ(3),
    "goesOn" DATE NOT NULL,
    "postId" UUID,
    "messageId" UUID,
    "todayId" UUID,
    "pictureId" UUID,
    "aboutId" UUID,
    "letterId" UUID,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Report_postId_key" ON "Report"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_messageId_key" ON "Report"("messageId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_todayId_key" ON "Report"("todayId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_pictureId_key" ON "Report"("pictureId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_aboutId_key" ON "Report"("aboutId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_letterId_key" ON "Report"("letterId");

-- CreateIndex
CREATE INDEX "Report_due_idx" ON "Report"("due");

-- CreateIndex
CREATE INDEX "Report_goesOn_idx" ON "Report"("goesOn");

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_todayId_fkey" FOREIGN KEY ("todayId") REFERENCES "TodayLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Picture"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_aboutId_fkey" FOREIGN KEY ("aboutId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "Letter"("id") ON DELETE CASCADE ON UPDATE CASCADE;
