-- Allergens that were ticked were taken to be all there are. Nobody had said so: the page says now that the rest was not said.
ALTER TABLE "Post" DROP CONSTRAINT "Post_allergens";
UPDATE "Post" SET "allergensSaid" = FALSE WHERE cardinality("allergens") > 0;
