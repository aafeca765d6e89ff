-- A form that let somebody in lets them in again only as long as the session that it began lasts.
ALTER TABLE "Submission" ADD COLUMN "sessionId" UUID;
CREATE INDEX "Submission_sessionId_idx" ON "Submission"("sessionId");
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
