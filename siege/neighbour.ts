import { strict as assert } from 'node:assert';
import type { Door } from '#siege/client';
import { ask } from '#siege/http';
import type { Scene } from '#siege/scene';

/**
 * Somebody else, at another address and on another connection, who opens an ordinary page: the board, a post, a place, a calendar, in turn.
 * @param within in milliseconds @returns asks once; throws where the answer is not the page, or came later
 */
export function neighbourOf(
  door: Door,
  { title, offer, place, gathering }: Scene,
  within: number,
): () => Promise<void> {
  const pages: [path: string, says: string][] = [
    ['/', 'rel="home"'],
    [`/posts/${offer}`, title],
    [`/places/${place}`, 'An oven, two tables.'],
    ['/board.ics', gathering],
  ];
  let asked = 0;
  return async () => {
    const [path, says] = pages[asked % pages.length] ?? ['/', ''];
    asked++;
    const headers = {
      host: new URL(door.origin).host,
      'x-forwarded-for': `198.51.100.${1 + ((asked >> 6) % 250)}`,
    };
    const { status, text, ms } = await ask(door, { path, headers });
    assert.equal(status, 200, `somebody else asked for ${path}`);
    assert.ok(
      text.replace(/\r\n /g, '').includes(says),
      `somebody else was answered something else than ${path}`,
    );
    assert.ok(ms <= within, `somebody else waited ${Math.round(ms)} ms for ${path}`);
  };
}
