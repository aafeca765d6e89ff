-- Until when what newcomers put up is shown with care: their links plain, their pictures behind a tap. Of what stands already nobody is new.
ALTER TABLE "Post" ADD COLUMN "newUntil" TIMESTAMPTZ(3);
ALTER TABLE "Place" ADD COLUMN "newUntil" TIMESTAMPTZ(3);
ALTER TABLE "Picture" ADD COLUMN "newUntil" TIMESTAMPTZ(3);
CREATE INDEX "Post_newUntil_idx" ON "Post"("newUntil");
CREATE INDEX "Place_newUntil_idx" ON "Place"("newUntil");
CREATE INDEX "Picture_newUntil_idx" ON "Picture"("newUntil");
