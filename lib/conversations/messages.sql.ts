import { statement } from '#lib/platform/database/statement';

/** Holds a message until the transaction ends, so that its changes come one after the other, and says what stands in it. */
export const lockMessage = statement<{ id: string }, { body: string }>(`
  SELECT "body" FROM "Message" WHERE "id" = $id::uuid FOR NO KEY UPDATE`);
