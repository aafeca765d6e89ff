import type { IncomingMessage, ServerResponse } from 'node:http';

/** Words are small; what is larger holds pictures, and stays whole in memory while it is read. */
const LARGE = 1024 * 1024;
/** So many forms with pictures are read at a time: with more, a small machine would run out of memory. */
const AT_ONCE = 3;

let reading = 0;
const waiting: (() => void)[] = [];

/** Lets a form with pictures wait for its turn: its bytes stay with the sender until then. Others pass at once. */
export async function turnOf(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (Number(req.headers['content-length'] ?? 0) <= LARGE) return;
  if (reading >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else reading++;
  if (res.closed)
    next(); // they gave up while they waited
  else res.once('close', next);
}

function next(): void {
  const turn = waiting.shift();
  if (turn) turn();
  else reading--;
}
