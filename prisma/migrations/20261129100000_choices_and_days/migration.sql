-- How far around is one of three, and a day is a day: what was kept as text says so now, with its content.
CREATE TYPE "Reach" AS ENUM ('walk', 'ride', 'further');
ALTER TABLE "Watch" ALTER COLUMN "reach" TYPE "Reach" USING "reach"::"Reach";
ALTER TABLE "Joining" ALTER COLUMN "reminded" TYPE DATE USING "reminded"::date;
