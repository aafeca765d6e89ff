import type { Folded } from '#lib/folds/schema';
import { statement } from '#lib/platform/database/statement';
import type { PostKind } from '#lib/posts/post/schema';

/**
 * By what it is decided who sees a post: all of it null where there is none. `isPart`: whoever asks answers for it, wrote under it or comes
 * to it, or is past careful days, where somebody else than its hosts withdrew it: they may bring it back.
 */
export type PostStanding = {
  kind: PostKind | null;
  rhythm: string | null;
  withdrawnAt: Date | null;
  folded: Folded | null;
  ends: Date | null;
  isPart: boolean;
};

/** One row and one way for every id, whether it is a post's or not, since how long it takes is read by whoever asks. */
const standing = (isPart: string) => `
  SELECT p."kind"::text, p."rhythm", p."withdrawnAt", p."folded"::text,
    (SELECT d."ends" FROM "Occurrence" d WHERE d."postId" = $id::uuid ORDER BY d."ends" DESC LIMIT 1) AS "ends",
    ${isPart} AS "isPart"
  FROM (SELECT $id::uuid AS "id") asked LEFT JOIN "Post" p ON p."id" = asked."id"`;

/** How a post stands to somebody. */
export const postStanding = statement<{ id: string; personId: string; now: Date }, PostStanding>(
  standing(`(EXISTS (SELECT FROM "Host" h WHERE h."postId" = $id::uuid AND h."personId" = $personId::uuid)
      OR EXISTS (SELECT FROM "Message" m WHERE m."postId" = $id::uuid AND m."personId" = $personId::uuid)
      OR EXISTS (SELECT FROM "Joining" j JOIN "Occurrence" d ON d."id" = j."occurrenceId"
        WHERE d."postId" = $id::uuid AND j."personId" = $personId::uuid)
      OR EXISTS (SELECT FROM "Person" s WHERE s."id" = $personId::uuid
        AND (s."carefulUntil" IS NULL OR s."carefulUntil" <= $now::timestamptz))
      AND coalesce(p."withdrawnByOther", false))`),
);

/** The same for a visitor, who has no part in anything: nothing is read of who has. */
export const postStandingForAll = statement<{ id: string }, PostStanding>(standing('false'));
