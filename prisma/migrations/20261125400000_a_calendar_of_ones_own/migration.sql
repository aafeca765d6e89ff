-- CreateTable
CREATE TABLE "FeedKey" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "FeedKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FeedKey_tokenHash_key" ON "FeedKey"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "FeedKey_personId_key" ON "FeedKey"("personId");

-- AddForeignKey
ALTER TABLE "FeedKey" ADD CONSTRAINT "FeedKey_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
