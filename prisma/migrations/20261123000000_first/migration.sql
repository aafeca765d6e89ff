-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "PostKind" AS ENUM ('OFFER', 'REQUEST', 'ACTIVITY');

-- CreateEnum
CREATE TYPE "DayKind" AS ENUM ('HOUR', 'DATE', 'ANY');

-- CreateEnum
CREATE TYPE "LettersFrom" AS ENUM ('CONVERSATIONS', 'NOBODY');

-- CreateEnum
CREATE TYPE "Allergen" AS ENUM ('GLUTEN', 'CRUSTACEANS', 'EGGS', 'FISH', 'PEANUTS', 'SOYA', 'MILK', 'NUTS', 'CELERY', 'MUSTARD', 'SESAME', 'SULPHITES', 'LUPIN', 'MOLLUSCS');

-- CreateTable
CREATE TABLE "Board" (
    "id" TEXT NOT NULL DEFAULT 'board',
    "name" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "area" TEXT,
    "language" TEXT,
    "openingHash" BYTEA,

    CONSTRAINT "Board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "passphraseHash" TEXT,
    "emailSealed" BYTEA,
    "emailHash" BYTEA,
    "language" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "lettersFrom" "LettersFrom" NOT NULL DEFAULT 'CONVERSATIONS',
    "carefulUntil" TIMESTAMPTZ(3) NOT NULL,
    "seenOn" DATE NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "personId" UUID NOT NULL,
    "usedOn" DATE NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInLink" (
    "tokenHash" BYTEA NOT NULL,
    "personId" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Submission" (
    "key" BYTEA NOT NULL,
    "target" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "whereWords" TEXT NOT NULL DEFAULT '',
    "cell" TEXT,
    "area" TEXT,
    "notebook" TEXT NOT NULL DEFAULT '',
    "version" UUID NOT NULL,
    "folded" TEXT NOT NULL DEFAULT '',
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlaceVersion" (
    "id" UUID NOT NULL,
    "placeId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "whereWords" TEXT NOT NULL,
    "cell" TEXT,
    "notebook" TEXT NOT NULL,
    "closed" BOOLEAN NOT NULL DEFAULT false,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "personId" UUID,

    CONSTRAINT "PlaceVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TodayLine" (
    "id" UUID NOT NULL,
    "placeId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TodayLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "kind" "PostKind" NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "forWhom" TEXT NOT NULL DEFAULT '',
    "placeId" UUID,
    "whereWords" TEXT NOT NULL DEFAULT '',
    "cell" TEXT,
    "area" TEXT,
    "wide" TEXT,
    "rhythm" TEXT,
    "rhythmFrom" TEXT,
    "leftOut" TEXT[],
    "startHour" TEXT,
    "endHour" TEXT,
    "ifItRains" TEXT NOT NULL DEFAULT '',
    "hands" TEXT NOT NULL DEFAULT '',
    "food" BOOLEAN NOT NULL DEFAULT false,
    "allergensSaid" BOOLEAN NOT NULL DEFAULT false,
    "allergens" "Allergen"[],
    "ingredients" TEXT NOT NULL DEFAULT '',
    "folded" TEXT NOT NULL DEFAULT '',
    "version" UUID NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawWords" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Day" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "kind" "DayKind" NOT NULL,
    "area" TEXT,
    "wide" TEXT,
    "starts" TIMESTAMPTZ(3) NOT NULL,
    "ends" TIMESTAMPTZ(3) NOT NULL,
    "calledOff" BOOLEAN NOT NULL DEFAULT false,
    "words" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Host" (
    "postId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "Host_pkey" PRIMARY KEY ("postId","personId")
);

-- CreateTable
CREATE TABLE "Joining" (
    "dayId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "unnamed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Joining_pkey" PRIMARY KEY ("dayId","personId")
);

-- CreateTable
CREATE TABLE "Arrival" (
    "postId" UUID NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "Arrival_pkey" PRIMARY KEY ("postId")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "postId" UUID,
    "placeId" UUID,
    "personId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "edited" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Correspondence" (
    "id" UUID NOT NULL,
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,

    CONSTRAINT "Correspondence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Letter" (
    "id" UUID NOT NULL,
    "correspondenceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "opened" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Picture" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "shape" TEXT NOT NULL,
    "rank" TEXT NOT NULL DEFAULT 'm',
    "postId" UUID,
    "placeId" UUID,
    "personId" UUID,
    "stagedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_nameKey_key" ON "Person"("nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "Person_emailHash_key" ON "Person"("emailHash");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "SignInLink_personId_idx" ON "SignInLink"("personId");

-- CreateIndex
CREATE INDEX "Submission_personId_idx" ON "Submission"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Place_slug_key" ON "Place"("slug");

-- CreateIndex
CREATE INDEX "Place_area_idx" ON "Place"("area");

-- CreateIndex
CREATE INDEX "PlaceVersion_placeId_madeAt_id_idx" ON "PlaceVersion"("placeId", "madeAt", "id");

-- CreateIndex
CREATE INDEX "PlaceVersion_personId_idx" ON "PlaceVersion"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "TodayLine_placeId_key" ON "TodayLine"("placeId");

-- CreateIndex
CREATE INDEX "TodayLine_until_idx" ON "TodayLine"("until");

-- CreateIndex
CREATE INDEX "Post_placeId_idx" ON "Post"("placeId");

-- CreateIndex
CREATE INDEX "Day_area_starts_id_idx" ON "Day"("area", "starts", "id");

-- CreateIndex
CREATE INDEX "Day_wide_starts_id_idx" ON "Day"("wide", "starts", "id");

-- CreateIndex
CREATE INDEX "Day_starts_id_idx" ON "Day"("starts", "id");

-- CreateIndex
CREATE INDEX "Day_ends_idx" ON "Day"("ends");

-- CreateIndex
CREATE UNIQUE INDEX "Day_postId_starts_key" ON "Day"("postId", "starts");

-- CreateIndex
CREATE INDEX "Host_personId_idx" ON "Host"("personId");

-- CreateIndex
CREATE INDEX "Joining_personId_idx" ON "Joining"("personId");

-- CreateIndex
CREATE INDEX "Message_postId_madeAt_id_idx" ON "Message"("postId", "madeAt", "id");

-- CreateIndex
CREATE INDEX "Message_placeId_madeAt_id_idx" ON "Message"("placeId", "madeAt", "id");

-- CreateIndex
CREATE INDEX "Message_personId_idx" ON "Message"("personId");

-- CreateIndex
CREATE INDEX "Correspondence_otherId_idx" ON "Correspondence"("otherId");

-- CreateIndex
CREATE UNIQUE INDEX "Correspondence_oneId_otherId_key" ON "Correspondence"("oneId", "otherId");

-- CreateIndex
CREATE INDEX "Letter_correspondenceId_madeAt_id_idx" ON "Letter"("correspondenceId", "madeAt", "id");

-- CreateIndex
CREATE INDEX "Letter_personId_idx" ON "Letter"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Picture_key_key" ON "Picture"("key");

-- CreateIndex
CREATE INDEX "Picture_postId_rank_id_idx" ON "Picture"("postId", "rank", "id");

-- CreateIndex
CREATE INDEX "Picture_placeId_rank_id_idx" ON "Picture"("placeId", "rank", "id");

-- CreateIndex
CREATE INDEX "Picture_personId_idx" ON "Picture"("personId");

-- CreateIndex
CREATE INDEX "Mail_due_idx" ON "Mail"("due");

-- CreateIndex
CREATE INDEX "Mail_personId_idx" ON "Mail"("personId");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInLink" ADD CONSTRAINT "SignInLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceVersion" ADD CONSTRAINT "PlaceVersion_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceVersion" ADD CONSTRAINT "PlaceVersion_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TodayLine" ADD CONSTRAINT "TodayLine_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Day" ADD CONSTRAINT "Day_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Host" ADD CONSTRAINT "Host_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Host" ADD CONSTRAINT "Host_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Joining" ADD CONSTRAINT "Joining_dayId_fkey" FOREIGN KEY ("dayId") REFERENCES "Day"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Joining" ADD CONSTRAINT "Joining_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Arrival" ADD CONSTRAINT "Arrival_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correspondence" ADD CONSTRAINT "Correspondence_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correspondence" ADD CONSTRAINT "Correspondence_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_correspondenceId_fkey" FOREIGN KEY ("correspondenceId") REFERENCES "Correspondence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Picture" ADD CONSTRAINT "Picture_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Picture" ADD CONSTRAINT "Picture_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Picture" ADD CONSTRAINT "Picture_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's language cannot say. Extensions live in a schema of their own, outside the promise about quantities.
CREATE SCHEMA IF NOT EXISTS extensions;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions;

-- Words are found by substring in any script (lib/text/fold.ts makes the column).
CREATE INDEX "Post_folded_idx" ON "Post" USING gin ("folded" extensions.gin_trgm_ops);
CREATE INDEX "Place_folded_idx" ON "Place" USING gin ("folded" extensions.gin_trgm_ops);

-- Limits, as the forms have them: the last line of defence, in characters.
ALTER TABLE "Board"
  ADD CONSTRAINT "Board_one" CHECK ("id" = 'board'),
  ADD CONSTRAINT "Board_limits" CHECK (length("name") <= 60 AND length("words") <= 4000);
ALTER TABLE "Person"
  ADD CONSTRAINT "Person_limits" CHECK (length("name") BETWEEN 1 AND 60 AND length("nameKey") BETWEEN 1 AND 1200 AND length("words") <= 1000);
ALTER TABLE "Place"
  ADD CONSTRAINT "Place_limits" CHECK (length("name") BETWEEN 1 AND 80 AND length("words") <= 1000
    AND length("whereWords") <= 200 AND length("notebook") <= 40000 AND length("slug") BETWEEN 1 AND 80);
ALTER TABLE "PlaceVersion"
  ADD CONSTRAINT "PlaceVersion_limits" CHECK (length("name") <= 80 AND length("words") <= 1000
    AND length("whereWords") <= 200 AND length("notebook") <= 40000);
ALTER TABLE "TodayLine" ADD CONSTRAINT "TodayLine_limits" CHECK (length("words") BETWEEN 1 AND 140);
ALTER TABLE "Post"
  ADD CONSTRAINT "Post_limits" CHECK (length("title") BETWEEN 1 AND 120 AND length("words") <= 4000 AND length("forWhom") <= 60
    AND length("whereWords") <= 200 AND length("ifItRains") <= 200 AND length("hands") <= 200 AND length("ingredients") <= 400
    AND length("withdrawWords") <= 400),
  ADD CONSTRAINT "Post_hours" CHECK (("startHour" IS NULL OR "startHour" ~ '^([01]\d|2[0-3]):[0-5]\d$')
    AND ("endHour" IS NULL OR ("endHour" ~ '^([01]\d|2[0-3]):[0-5]\d$' AND "startHour" IS NOT NULL))),
  ADD CONSTRAINT "Post_rhythm" CHECK (("rhythm" IS NULL) = ("rhythmFrom" IS NULL)),
  ADD CONSTRAINT "Post_allergens" CHECK ("allergensSaid" OR cardinality("allergens") = 0);
ALTER TABLE "Day" ADD CONSTRAINT "Day_ends_after_it_starts" CHECK ("ends" > "starts"),
  ADD CONSTRAINT "Day_limits" CHECK (length("words") <= 200);
ALTER TABLE "Arrival" ADD CONSTRAINT "Arrival_limits" CHECK (length("words") BETWEEN 1 AND 400);
ALTER TABLE "Message"
  ADD CONSTRAINT "Message_limits" CHECK (length("words") BETWEEN 1 AND 2000),
  ADD CONSTRAINT "Message_under_one_thing" CHECK (("postId" IS NULL) <> ("placeId" IS NULL));
ALTER TABLE "Correspondence" ADD CONSTRAINT "Correspondence_smaller_first" CHECK ("oneId" < "otherId");
ALTER TABLE "Picture"
  ADD CONSTRAINT "Picture_limits" CHECK (length("words") <= 200 AND "shape" ~ '^\d{1,5}:\d{1,5}$' AND "key" ~ '^[A-Za-z0-9_-]{20,64}$'),
  ADD CONSTRAINT "Picture_of_one_thing" CHECK ("postId" IS NULL OR "placeId" IS NULL),
  ADD CONSTRAINT "Picture_staged_or_used" CHECK ("stagedUntil" IS NOT NULL OR "postId" IS NOT NULL OR "placeId" IS NOT NULL);

-- The board itself.
INSERT INTO "Board" ("id") VALUES ('board');
