import type { IncomingStep } from '#lib/platform/http/exchange';

/** Words are small; what is larger holds pictures, and stays whole in memory while it is read. */
const LARGE = 1024 * 1024;
/** So many forms with pictures are read at a time: with more, a small machine would run out of memory. */
const AT_ONCE = 3;

let reading = 0;
const waiting: (() => void)[] = [];

/** Lets a form with pictures wait for its turn: its bytes stay with the sender until then. Others pass at once. */
export const waitForTurn: IncomingStep = async ({ req, res, isOneClick }) => {
  if (req.method !== 'POST' || isOneClick || Number(req.headers['content-length'] ?? 0) <= LARGE)
    return undefined;
  if (reading >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else reading++;
  if (res.closed)
    next(); // they gave up while they waited
  else res.once('close', next);
  return undefined;
};

function next(): void {
  const turn = waiting.shift();
  if (turn) turn();
  else reading--;
}
