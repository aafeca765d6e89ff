-- What concerns somebody's own joinings, posts and answers is told on the board, too: also of one date alone, and of what is no longer there.
-- The type is made anew: a value that is added to one cannot be used in the same transaction, in which the next migration runs.
ALTER TYPE "NotificationReason" RENAME TO "NotificationReason_before";
CREATE TYPE "NotificationReason" AS ENUM ('WATCHED', 'ANSWERED', 'NAMED', 'CHANGED', 'DATE_GONE', 'CALLED_OFF', 'TAKES_PLACE', 'MOVED',
  'OTHER_HOUR', 'SAID', 'WITHDRAWN', 'BACK', 'TURNED', 'HOST_LEFT', 'PLACE_MOVED', 'PLACE_CLOSED', 'PLACE_BACK');
ALTER TABLE "Notification" DROP CONSTRAINT "Notification_pkey";
ALTER TABLE "Notification" ALTER COLUMN "reason" TYPE "NotificationReason" USING "reason"::text::"NotificationReason";
DROP TYPE "NotificationReason_before";
ALTER TABLE "Notification" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN "day" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Notification" ALTER COLUMN "id" DROP DEFAULT, ALTER COLUMN "postId" DROP NOT NULL,
  ADD CONSTRAINT "Notification_pkey" PRIMARY KEY ("id");
CREATE UNIQUE INDEX "Notification_personId_postId_reason_day_key" ON "Notification"("personId", "postId", "reason", "day");
