-- Which backups live, and what was erased early while one did: sealed to whoever can open the backup, so that nobody else can ask it anything.
CREATE TABLE "LivingBackup" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LivingBackup_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SealedTombstone" (
    "sealed" BYTEA NOT NULL,
    "expires" DATE NOT NULL,

    CONSTRAINT "SealedTombstone_pkey" PRIMARY KEY ("sealed")
);

CREATE INDEX "SealedTombstone_expires_idx" ON "SealedTombstone"("expires");

-- The list of keyed hashes could be asked who it was about. Backups from before have it beside them, in their files.
DELETE FROM "Tombstone";
