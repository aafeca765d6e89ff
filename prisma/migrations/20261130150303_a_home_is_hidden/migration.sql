-- "I live here" hides where a home is, what says the way, and its pictures. Where it is lies with whose it is meanwhile.
ALTER TABLE "Place" ADD COLUMN "isHidden" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Home" ADD COLUMN "cell" TEXT, ADD COLUMN "whereWords" TEXT NOT NULL DEFAULT '';
