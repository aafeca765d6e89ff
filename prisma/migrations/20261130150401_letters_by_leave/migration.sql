-- One correspondence can be ended by either of its two; a first letter waits for a tap. Those that are there are being read already.
ALTER TABLE "Correspondence" ADD COLUMN "opened" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "oneEnded" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "otherEnded" BOOLEAN NOT NULL DEFAULT false;
-- "You may write to me", said at a message.
CREATE TABLE "MayWrite" (
  "messageId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  CONSTRAINT "MayWrite_pkey" PRIMARY KEY ("messageId", "personId")
);
CREATE INDEX "MayWrite_personId_idx" ON "MayWrite"("personId");
ALTER TABLE "MayWrite" ADD CONSTRAINT "MayWrite_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "MayWrite" ADD CONSTRAINT "MayWrite_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
