-- What a post was before it was made an activity, so that it becomes that again.
ALTER TABLE "Post" ADD COLUMN "turnedFrom" "PostKind";
