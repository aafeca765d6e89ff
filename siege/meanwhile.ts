import { strict as assert } from 'node:assert';
import type { Siege } from '#siege/case';

const MB = 1024 * 1024;
/** What a server may hold at most while it is under siege: what it works with, and the three largest forms that may come in at once. */
const MEMORY = 1_000 * MB;

/** Asks for pages as somebody else until a flood has ended, at least three times. @throws where one of them comes late, or with what the flood threw */
export async function meanwhile(siege: Siege, flood: Promise<unknown>): Promise<void> {
  let isOver = false;
  const ended = flood.then(
    () => undefined,
    (error: unknown) => error,
  );
  ended.then(() => {
    isOver = true;
  });
  for (let asked = 0; asked < 3 || (!isOver && asked < 400); asked++) await siege.neighbour();
  const error = await ended;
  if (error) throw error;
  const held = siege.memory();
  assert.ok(held < MEMORY, `the server holds ${Math.round(held / MB)} MB`);
}
