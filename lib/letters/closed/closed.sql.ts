import { statement } from '#lib/platform/database/statement';

/** Two people: who wants to write, and to whom; and since when words are kept that go one by one. */
type Two = { fromId: string; toId: string; since: Date };

/** Whether the other wrote after them in the conversation of an open place, or said that they may write, at words of theirs. */
export const answeredAtPlace = statement<Two, { yes: true }>(`
  SELECT TRUE AS "yes" FROM "Message" theirs JOIN "Place" p ON p."id" = theirs."placeId"
  WHERE theirs."personId" = $toId::uuid AND theirs."madeAt" >= $since::timestamptz AND p."closedAt" IS NULL
    AND EXISTS (SELECT FROM "Message" own WHERE own."placeId" = theirs."placeId" AND own."personId" = $fromId::uuid
      AND own."madeAt" >= $since::timestamptz AND (own."madeAt", own."id") < (theirs."madeAt", theirs."id"))
  UNION ALL
  SELECT TRUE FROM "MayWrite" said JOIN "Message" own ON own."id" = said."messageId" JOIN "Place" p ON p."id" = own."placeId"
  WHERE said."personId" = $toId::uuid AND own."personId" = $fromId::uuid AND own."madeAt" >= $since::timestamptz AND p."closedAt" IS NULL
  LIMIT 1`);

/** A post under which the other answered them. */
type Answered = {
  kind: 'OFFER' | 'REQUEST' | 'ACTIVITY';
  rhythm: string | null;
  withdrawnAt: Date | null;
  ends: Date | null;
};

/** Posts under which the other answered them: wrote under a post of theirs, or after words of theirs, or said that they may write. */
export const answeredUnderPosts = statement<Two & { most: number }, Answered>(`
  SELECT p."kind"::text, p."rhythm", p."withdrawnAt",
    (SELECT max(o."ends") FROM "Occurrence" o WHERE o."postId" = p."id") AS "ends"
  FROM "Post" p WHERE p."id" IN (
    SELECT theirs."postId" FROM "Message" theirs JOIN "Post" q ON q."id" = theirs."postId"
    WHERE theirs."personId" = $toId::uuid AND (q."rhythm" IS NULL OR theirs."madeAt" >= $since::timestamptz)
      AND (EXISTS (SELECT FROM "Host" h WHERE h."postId" = theirs."postId" AND h."personId" = $fromId::uuid)
        OR NOT theirs."waits" AND EXISTS (SELECT FROM "Message" own WHERE own."postId" = theirs."postId" AND own."personId" = $fromId::uuid
          AND (own."madeAt", own."id") < (theirs."madeAt", theirs."id")))
    UNION
    SELECT own."postId" FROM "MayWrite" said JOIN "Message" own ON own."id" = said."messageId" JOIN "Post" q ON q."id" = own."postId"
    WHERE said."personId" = $toId::uuid AND own."personId" = $fromId::uuid
      AND (q."rhythm" IS NULL OR own."madeAt" >= $since::timestamptz))
  ORDER BY p."id" LIMIT $most::int`);
