import { strict as assert } from 'node:assert';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Door } from '#siege/client';
import type { Answer, Asked, Line } from '#siege/http';
import type { Scene } from '#siege/scene';

/** What somebody else asks of whom, and what they heard. */
export type Errand = { line: Line; asked: Asked };
export type Heard = Pick<Answer, 'status' | 'text' | 'ms'> | { error: string };

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
  // A process of their own: whoever floods the board from here must not make them look late.
  const process = fork(new URL('neighbour-process.ts', import.meta.url));
  let asked = 0;
  return async () => {
    const [path, says] = pages[asked % pages.length] ?? ['/', ''];
    asked++;
    const headers = {
      host: new URL(door.origin).host,
      'x-forwarded-for': `198.51.100.${1 + ((asked >> 6) % 250)}`,
    };
    process.send({ line: { port: door.port }, asked: { path, headers } } satisfies Errand);
    const [heard] = (await once(process, 'message')) as [Heard];
    if ('error' in heard) throw new Error(heard.error);
    const { status, text, ms } = heard;
    assert.equal(status, 200, `somebody else asked for ${path}`);
    assert.ok(
      text.replace(/\r\n /g, '').includes(says),
      `somebody else was answered something else than ${path}`,
    );
    assert.ok(ms <= within, `somebody else waited ${Math.round(ms)} ms for ${path}`);
  };
}
