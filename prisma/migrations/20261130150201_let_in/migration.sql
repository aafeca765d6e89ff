-- Who sees where the key lies, and who comes: whom a host lets in, and who had it shown to them.
ALTER TABLE "Joining" ADD COLUMN "knownAs" TEXT NOT NULL DEFAULT '', ADD COLUMN "letIn" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Post" ADD COLUMN "waitWhere" TEXT NOT NULL DEFAULT '', ADD COLUMN "arrivalForAll" BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE "ArrivalRead" (
    "occurrenceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "knownAs" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ArrivalRead_pkey" PRIMARY KEY ("occurrenceId","personId")
);
CREATE INDEX "ArrivalRead_personId_idx" ON "ArrivalRead"("personId");
ALTER TABLE "ArrivalRead" ADD CONSTRAINT "ArrivalRead_occurrenceId_fkey" FOREIGN KEY ("occurrenceId") REFERENCES "Occurrence"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ArrivalRead" ADD CONSTRAINT "ArrivalRead_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TYPE "NotificationReason" ADD VALUE 'KNEW_THE_WAY';
