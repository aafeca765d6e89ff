-- CreateIndex
CREATE INDEX "Session_usedOn_idx" ON "Session"("usedOn");

-- CreateIndex
CREATE INDEX "Submission_madeAt_idx" ON "Submission"("madeAt");

-- CreateIndex
CREATE INDEX "PlaceVersion_madeAt_idx" ON "PlaceVersion"("madeAt");

-- CreateIndex
CREATE INDEX "Post_withdrawnAt_idx" ON "Post"("withdrawnAt");

-- CreateIndex
CREATE INDEX "Message_madeAt_idx" ON "Message"("madeAt");

-- CreateIndex
CREATE INDEX "Letter_madeAt_idx" ON "Letter"("madeAt");

-- CreateIndex
CREATE INDEX "Picture_stagedUntil_idx" ON "Picture"("stagedUntil");
