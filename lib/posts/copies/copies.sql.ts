import { statement } from '#lib/platform/database/statement';

/** Which of some posts have dates that are not where their post is. */
export const postsWithDatesElsewhere = statement<{ ids: string[] }, { id: string }>(`
  SELECT DISTINCT p."id"::text FROM "Post" p JOIN "Occurrence" d ON d."postId" = p."id"
  WHERE p."id" = ANY ($ids::uuid[]) AND (d."area", d."wide") IS DISTINCT FROM (p."area", p."wide")`);
