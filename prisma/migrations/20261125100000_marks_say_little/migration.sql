-- What stays on a person's row for long says as little as it can: no instant of their coming in, no day of their being here.
ALTER TABLE "Person" ALTER COLUMN "carefulUntil" DROP NOT NULL;
ALTER TABLE "Person" ADD COLUMN "hereOn" DATE;

UPDATE "Person" SET
  "carefulUntil" = CASE WHEN "carefulUntil" > now() THEN "carefulUntil" END,
  "hereOn" = CASE WHEN "seenOn" >= current_date - 2 THEN "seenOn" END,
  "seenOn" = (date_trunc('month', "seenOn") + interval '1 month - 1 day')::date;
UPDATE "Session" SET "usedOn" = (date_trunc('month', "usedOn") + interval '1 month - 1 day')::date;
