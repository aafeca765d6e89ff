-- AlterTable
ALTER TABLE "Person" ADD COLUMN "askedOn" DATE;

-- AlterTable
ALTER TABLE "Day" ADD COLUMN "asked" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Person_seenOn_idx" ON "Person"("seenOn");

-- CreateIndex
CREATE INDEX "Person_askedOn_idx" ON "Person"("askedOn");

-- CreateIndex
CREATE INDEX "SignInLink_expires_idx" ON "SignInLink"("expires");

-- CreateIndex
CREATE INDEX "Place_closedAt_idx" ON "Place"("closedAt");

-- What is for any day, by when it goes: few among all dates. Prisma's language cannot say that.
CREATE INDEX "Day_any" ON "Day"("ends") WHERE "kind" = 'ANY';
