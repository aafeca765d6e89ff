import { statement } from '#lib/database/statement';

/** Asks for nothing: whether anybody answers. */
export const nothing = statement(`
  SELECT`);
