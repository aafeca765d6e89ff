-- What is folded has a space for every run of punctuation and stands as words between single spaces (toFind in lib/text/find.ts). A place
-- is found by its notebook too. What was written before is brought as near to that as SQL can; whatever is changed becomes exactly so.
DROP INDEX "Post_folded_idx";
DROP INDEX "Place_folded_idx";
UPDATE "Post" SET "folded" = trim(regexp_replace("folded", '[[:punct:][:space:]]+', ' ', 'g')) WHERE "folded" ~ '[[:punct:]]';
UPDATE "Place" SET "folded" = left(trim(regexp_replace(
  "folded" || ' ' || normalize(regexp_replace(normalize(lower("notebook"), NFKD), '[\u0300-\u036f]', '', 'g'), NFC),
  '[[:punct:][:space:]]+', ' ', 'g')), 24000);
UPDATE "Post" SET "folded" = regexp_replace("folded", '([^ ]{60})(?=[^ ])', '\1 ', 'g') WHERE "folded" ~ '[^ ]{61}';
UPDATE "Place" SET "folded" = regexp_replace("folded", '([^ ]{60})(?=[^ ])', '\1 ', 'g') WHERE "folded" ~ '[^ ]{61}';

-- By what a text is found, each with its neighbourhood before it, so that looking around here reads nothing of elsewhere: every word,
-- every word backwards (after a "<"), and where words stand without spaces between them, what begins at each sign.
CREATE FUNCTION found_by("area" text, "folded" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(
    string_to_array(coalesce(substr("area", 2, 8), '') || replace("folded", ' ', ' ' || coalesce(substr("area", 2, 8), '')), ' ')
    || string_to_array(coalesce(substr("area", 2, 8), '') || '<'
         || replace(reverse("folded"), ' ', ' ' || coalesce(substr("area", 2, 8), '') || '<'), ' ')
    || CASE WHEN "folded" ~ '[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]' THEN ARRAY(
         SELECT coalesce(substr("area", 2, 8), '') || substr(word, at, 6)
         FROM string_to_table("folded", ' ') AS word CROSS JOIN generate_series(1, length(word)) AS at
         WHERE word ~ '^[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]')
       ELSE ARRAY[]::text[] END, '')
$$;

-- Without a list of what waits to be sorted in: whoever looks would read all of it.
CREATE INDEX "Post_found_idx" ON "Post" USING gin (array_to_tsvector(found_by("area", "folded"))) WITH (fastupdate = off);
CREATE INDEX "Place_found_idx" ON "Place" USING gin (array_to_tsvector(found_by("area", "folded"))) WITH (fastupdate = off);
