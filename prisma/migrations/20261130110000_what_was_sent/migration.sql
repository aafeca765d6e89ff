-- What is kept of a form that was sent is sealed to the form itself, whose token lies on no disk of ours: where it led and whom it let in can
-- be read by nobody who does not send the same form again. Rows of before, which anybody with the board's own key could open, go at once.
DELETE FROM "Submission";
ALTER TABLE "Submission" DROP COLUMN "target", DROP COLUMN "personId", DROP COLUMN "sessionId", ADD COLUMN "sealed" BYTEA NOT NULL;
