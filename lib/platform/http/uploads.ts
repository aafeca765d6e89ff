import type { IncomingMessage } from 'node:http';
import { LARGEST_WORDS } from '#lib/platform/http/body';
import type { IncomingStep } from '#lib/platform/http/exchange';
import { turnOf } from '#lib/platform/http/turn';
import { Turns } from '#lib/platform/http/turns';

/** A form with pictures stays whole in memory while it is read: with more at a time, a small machine would run out of it. */
const UPLOADS = new Turns({ atOnce: 3, ofOne: 1, waitingOfOne: 20, waiting: 100 });
/** Slower than this, in bytes, over that time, in milliseconds, nobody sends pictures: it is a tenth of what an old telephone does. */
const LEAST = 16 * 1024;
const WHILE = 15_000;

/**
 * Lets a form with pictures wait for its turn: its bytes stay with the sender until then. Who then sends next to nothing loses the place,
 * and the connection. Others pass at once.
 */
export const waitForTurn: IncomingStep = async (exchange) => {
  const { req, isOneClick } = exchange;
  if (req.method !== 'POST' || isOneClick || Number(req.headers['content-length'] ?? 0) <= LARGEST_WORDS)
    return undefined;
  const turn = await turnOf(UPLOADS, exchange);
  if (typeof turn !== 'function') return turn;
  endSlow(exchange);
  return undefined;
};

function endSlow({
  req,
  res,
}: {
  req: IncomingMessage;
  res: { once: (event: 'close', end: () => void) => void };
}): void {
  let before = req.socket.bytesRead;
  const look = setInterval(() => {
    const { bytesRead } = req.socket;
    if (!req.complete && bytesRead - before < LEAST) req.destroy();
    before = bytesRead;
  }, WHILE).unref();
  res.once('close', () => clearInterval(look));
}
