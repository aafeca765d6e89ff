-- A home that closes is in none of its posts any more; brought back, it is in those that are nowhere else by then.
ALTER TABLE "Post" ADD COLUMN "awayFromId" UUID;
CREATE INDEX "Post_awayFromId_idx" ON "Post"("awayFromId");
ALTER TABLE "Post" ADD CONSTRAINT "Post_awayFromId_fkey" FOREIGN KEY ("awayFromId") REFERENCES "Place"("id") ON DELETE SET NULL ON UPDATE CASCADE;
