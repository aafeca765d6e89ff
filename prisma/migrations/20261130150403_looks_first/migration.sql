-- Somebody looks first at what newcomers write under their posts: it waits for their tap.
ALTER TABLE "Person" ADD COLUMN "looksFirst" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Message" ADD COLUMN "waits" BOOLEAN NOT NULL DEFAULT false;
