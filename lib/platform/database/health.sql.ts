import { statement } from '#lib/platform/database/statement';

/** Asks for nothing: whether anybody answers. */
export const nothing = statement(`
  SELECT`);
