import { strict as assert } from 'node:assert';
import type { Siege } from '#siege/case';

const MB = 1024 * 1024;
/** What a server may hold at most while it is under siege: what it works with, and the three largest forms that may come in at once. */
const MEMORY = 1_000 * MB;

/**
 * Asks for pages as somebody else until a flood has ended, at least three times. The flood is over in any case when this ends, so that the
 * next attack stands for itself. @throws where one of the pages comes late, or with what the flood threw
 */
export async function meanwhile(siege: Siege, flood: Promise<unknown>): Promise<void> {
  let isOver = false;
  const ended = flood.then(
    () => undefined,
    (error: unknown) => error,
  );
  ended.then(() => {
    isOver = true;
  });
  let late: unknown;
  for (let asked = 0; !late && (asked < 3 || (!isOver && asked < 400)); asked++)
    await siege.neighbour().catch((error: unknown) => {
      late = error;
    });
  const error = await ended;
  if (late ?? error) throw late ?? error;
  const held = siege.memory();
  assert.ok(held < MEMORY, `the server holds ${Math.round(held / MB)} MB`);
}
