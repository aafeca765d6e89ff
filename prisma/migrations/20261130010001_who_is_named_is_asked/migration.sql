-- Who is named as one who calls a post too stands nowhere until they say yes.
CREATE TABLE "Naming" (
  "postId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "declined" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "Naming_pkey" PRIMARY KEY ("postId", "personId")
);
CREATE INDEX "Naming_personId_idx" ON "Naming"("personId");
ALTER TABLE "Naming" ADD CONSTRAINT "Naming_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Naming" ADD CONSTRAINT "Naming_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of a post with several hosts nobody can say which of them wrote it and who was only named: each is asked, and stands there once they say
-- yes. Until then it stays with those coming (docs/decisions/hosts.md). One host alone is almost always who wrote it, and stays; so do those
-- of what has left the board, which only they and those who were part of it still see, for some days.
INSERT INTO "Naming" ("postId", "personId")
  SELECT h."postId", h."personId" FROM "Host" h JOIN "Post" p ON p."id" = h."postId"
  WHERE p."withdrawnAt" IS NULL
    AND (p."rhythm" IS NOT NULL OR EXISTS (SELECT FROM "Occurrence" d WHERE d."postId" = p."id" AND d."ends" > now()))
    AND EXISTS (SELECT FROM "Host" other WHERE other."postId" = h."postId" AND other."personId" <> h."personId");
INSERT INTO "Notification" ("id", "personId", "postId", "reason", "due", "goesOn")
  SELECT gen_random_uuid(), "personId", "postId", 'NAMED', now(), current_date + 30 FROM "Naming";
DELETE FROM "Host" h USING "Naming" n WHERE n."postId" = h."postId" AND n."personId" = h."personId";
