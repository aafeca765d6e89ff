-- An address to which no wish of anybody goes out until a day.
CREATE TABLE "QuietAddress" (
  "hash" BYTEA NOT NULL,
  "until" DATE NOT NULL,
  CONSTRAINT "QuietAddress_pkey" PRIMARY KEY ("hash")
);
CREATE INDEX "QuietAddress_until_idx" ON "QuietAddress"("until");
