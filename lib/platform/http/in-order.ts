import type { Socket } from 'node:net';
import type { Exchange } from '#lib/platform/http/exchange';

/** So many may wait on one connection: as many as of one address may wait for work. */
const MOST_WAITING = 100;

/** Of each connection, when what was asked last on it is answered, and how much waits for that. */
const lines = new WeakMap<Socket, { answered: Promise<void>; waiting: number }>();

/**
 * Answers what is asked on one connection one after the other: its answers go out in that order anyway (RFC 9112, 9.3.2), and a thousand
 * requests written in one breath would all be looked at before anybody else's. `isTooMuch`: a hundred waited before it.
 */
export function inOrder({ req, res }: Exchange, answer: (isTooMuch: boolean) => void): void {
  const { socket } = req;
  const line = lines.get(socket) ?? { answered: undefined, waiting: 0 };
  const { answered: before } = line;
  const isTooMuch = line.waiting >= MOST_WAITING;
  const answered = new Promise<void>((resolve) => res.once('close', resolve));
  lines.set(socket, Object.assign(line, { answered }));
  if (!before) {
    answer(false);
    return;
  }
  line.waiting++;
  before.then(() => {
    line.waiting--;
    // Whoever has gone meanwhile waits for nothing, and whoever asks next is not let wait by it.
    if (socket.destroyed) res.destroy();
    else setImmediate(answer, isTooMuch);
  });
}
