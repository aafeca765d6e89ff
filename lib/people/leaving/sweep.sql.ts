import type { Listed } from '#lib/platform/database/erase-again-step';
import { statement } from '#lib/platform/database/statement';

/** Everybody. */
export const allPeople = statement<Record<never, never>, Listed>(`
  SELECT "id"::text FROM "Person"`);
