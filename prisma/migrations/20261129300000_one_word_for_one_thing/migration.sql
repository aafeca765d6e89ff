-- Tables, types and columns get the words that code and papers use (docs/glossary.md). Only names change: every row stays as it is.
ALTER TABLE "Day" RENAME TO "Occurrence";
ALTER TABLE "Fresh" RENAME TO "PendingMatch";
ALTER TABLE "News" RENAME TO "Notification";
ALTER TABLE "Erased" RENAME TO "Tombstone";

ALTER TYPE "DayKind" RENAME TO "OccurrenceKind";
ALTER TYPE "NewsOf" RENAME TO "NotificationReason";
ALTER TYPE "MailSort" RENAME TO "MailKind";
ALTER TYPE "Rest" RENAME TO "Digest";

ALTER TABLE "Joining" RENAME COLUMN "dayId" TO "occurrenceId";
ALTER TABLE "Notification" RENAME COLUMN "of" TO "reason";
ALTER TABLE "Mail" RENAME COLUMN "sort" TO "kind";
ALTER TABLE "Person" RENAME COLUMN "rest" TO "digest";
ALTER TABLE "Post" RENAME COLUMN "words" TO "body";
ALTER TABLE "Post" RENAME COLUMN "leftOut" TO "excludedDates";
ALTER TABLE "Post" RENAME COLUMN "folded" TO "searchText";
ALTER TABLE "Place" RENAME COLUMN "folded" TO "searchText";
ALTER TABLE "PendingMatch" RENAME COLUMN "folded" TO "searchText";
ALTER TABLE "Message" RENAME COLUMN "words" TO "body";

-- Constraints and indexes are called after their table and columns: those that were made with the old names follow.
DO $$
DECLARE
  renamed CONSTANT text[][] := ARRAY[['Day_', 'Occurrence_'], ['Fresh_', 'PendingMatch_'], ['News_', 'Notification_'], ['Erased_', 'Tombstone_']];
  pair text[];
  found record;
BEGIN
  FOREACH pair SLICE 1 IN ARRAY renamed LOOP
    FOR found IN SELECT conrelid::regclass AS its, conname AS name FROM pg_constraint
      WHERE connamespace = current_schema()::regnamespace AND conrelid <> 0 AND starts_with(conname, pair[1]) LOOP
      EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', found.its, found.name, pair[2] || substr(found.name, length(pair[1]) + 1));
    END LOOP;
    FOR found IN SELECT relname AS name FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'i' AND starts_with(relname, pair[1]) LOOP
      EXECUTE format('ALTER INDEX %I RENAME TO %I', found.name, pair[2] || substr(found.name, length(pair[1]) + 1));
    END LOOP;
  END LOOP;
END $$;
ALTER TABLE "Joining" RENAME CONSTRAINT "Joining_dayId_fkey" TO "Joining_occurrenceId_fkey";
