-- Whether a neighbour typed a post in for somebody without a telephone, and whether somebody else than its hosts withdrew it.
ALTER TABLE "Post" ADD COLUMN "typedFor" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "withdrawnByOther" BOOLEAN NOT NULL DEFAULT false;
