import type { Listed } from '#lib/platform/database/erase-again-step';
import { statement } from '#lib/platform/database/statement';

/** Who is let in where, as a joining is listed. */
export const letInJoinings = statement<Record<never, never>, Listed>(`
  SELECT "occurrenceId" || '/' || "personId" AS "id" FROM "Joining" WHERE "letIn"`);
