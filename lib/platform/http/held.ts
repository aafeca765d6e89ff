import type { IncomingMessage, ServerResponse } from 'node:http';
import { pass, passNow } from '#lib/platform/database/maintenance-gate';

/**
 * Lets a write wait before its last byte while the database moves: what is still coming in is not under way, however slow its sender
 * is, and what has come in whole is waited for until it is answered. To be called before anything of the body is read.
 */
export function heldBeforeItsEnd(req: IncomingMessage, res: ServerResponse): void {
  const push = req.push.bind(req);
  req.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk !== null) return push(chunk, encoding);
    const done = passNow('write');
    if (done) {
      untilAnswered(res, done);
      return push(null);
    }
    pass('write').then((later) => {
      untilAnswered(res, later);
      push(null);
    });
    return false;
  };
}

/** Lets a read wait for the moment in which the database is switched over; it is waited for until it is answered. */
export async function heldUntilItMay(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const done = passNow('read') ?? (await pass('read'));
  untilAnswered(res, done);
  // A stream of events never ends: it has begun when it says its first word.
  if (!req.url?.startsWith('/live')) return;
  const { write } = res;
  res.write = ((...words: Parameters<typeof write>) => {
    done();
    return Reflect.apply(write, res, words);
  }) as typeof write;
}

function untilAnswered(res: ServerResponse, done: () => void): void {
  if (res.closed || res.writableFinished) done();
  else res.once('finish', done).once('close', done);
}
