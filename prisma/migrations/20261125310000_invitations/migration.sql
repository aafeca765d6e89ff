-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "backHash" BYTEA NOT NULL,
    "forGroup" BOOLEAN NOT NULL,
    "welcomes" BOOLEAN NOT NULL,
    "until" DATE NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_backHash_key" ON "Invitation"("backHash");

-- CreateIndex
CREATE INDEX "Invitation_until_idx" ON "Invitation"("until");
