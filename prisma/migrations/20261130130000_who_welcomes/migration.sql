-- Who was welcomed early welcomes and invites only once their careful days would have ended. Whoever is careful now ends them then.
ALTER TABLE "Person" ADD COLUMN "vouchesFrom" TIMESTAMPTZ(3);
UPDATE "Person" SET "vouchesFrom" = "carefulUntil";
CREATE INDEX "Person_carefulUntil_idx" ON "Person"("carefulUntil");
CREATE INDEX "Person_vouchesFrom_idx" ON "Person"("vouchesFrom");
