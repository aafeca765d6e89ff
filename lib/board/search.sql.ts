import type { Wanted } from '#lib/board/board.sql';
import { statement } from '#lib/platform/database/statement';
import type { PostKind } from '#lib/posts/post/schema';

// Posts that the index of words finds, one area after the other, nearest area first: `queries` are what it is asked for each (a tsquery).
// Each area has a limit of its own: without one the planner may think it cheaper to read every post there is.

/** The posts that say all the words: the index finds what may, the patterns say what does. */
export const postsSaying = statement<Wanted & { queries: string[]; most: number }, { id: string }>(`
  SELECT p."id"::text FROM unnest($queries::text[]) AS c ("query") CROSS JOIN LATERAL (
    SELECT p."id" FROM "Post" p
    WHERE array_to_tsvector(found_by(p."area", p."searchText")) @@ c."query"::tsquery
      AND p."withdrawnAt" IS NULL AND p."folded" = 'OPEN' AND ($kind::"PostKind" IS NULL OR p."kind" = $kind::"PostKind")
      AND CASE WHEN ($word1::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word1::text[]))
        AND ($word2::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word2::text[]))
        AND ($word3::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word3::text[]))
        AND ($word4::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word4::text[]))
        AND ($word5::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word5::text[]))
        AND ($word6::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word6::text[]))
        AND ($word7::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word7::text[]))
        AND ($word8::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word8::text[]))
        THEN TRUE ELSE FALSE END
    LIMIT $most::int) p LIMIT $most::int`);

/** The same wherever they are, without the index: where nobody said where the board is, all of it is walked along. */
export const postsSayingAnywhere = statement<Wanted & { most: number }, { id: string }>(`
  SELECT p."id"::text FROM "Post" p
  WHERE p."withdrawnAt" IS NULL AND p."folded" = 'OPEN' AND ($kind::"PostKind" IS NULL OR p."kind" = $kind::"PostKind")
    AND CASE WHEN ($word1::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word1::text[]))
      AND ($word2::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word2::text[]))
      AND ($word3::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word3::text[]))
      AND ($word4::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word4::text[]))
      AND ($word5::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word5::text[]))
      AND ($word6::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word6::text[]))
      AND ($word7::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word7::text[]))
      AND ($word8::text[] IS NULL OR ' ' || p."searchText" || ' ' LIKE ANY ($word8::text[]))
      THEN TRUE ELSE FALSE END
  LIMIT $most::int`);

/** Posts that may say nearly the words, with their search text. */
export const postsNearlySaying = statement<
  { queries: string[]; kind: PostKind | null; most: number },
  { id: string; searchText: string }
>(`
  SELECT p."id"::text, p."searchText" FROM unnest($queries::text[]) AS c ("query") CROSS JOIN LATERAL (
    SELECT p."id", p."searchText" FROM "Post" p
    WHERE array_to_tsvector(found_by(p."area", p."searchText")) @@ c."query"::tsquery
      AND p."withdrawnAt" IS NULL AND p."folded" = 'OPEN' AND ($kind::"PostKind" IS NULL OR p."kind" = $kind::"PostKind")
    LIMIT $most::int) p LIMIT $most::int`);
