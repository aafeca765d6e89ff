import { statement } from '#lib/platform/database/statement';

/** Holds a message until the transaction ends, so that its changes come one after the other. */
export const lockMessage = statement<{ id: string }>(`
  SELECT FROM "Message" WHERE "id" = $id::uuid FOR NO KEY UPDATE`);
