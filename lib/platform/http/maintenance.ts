import type { ServerResponse } from 'node:http';
import { pass, passNow } from '#lib/platform/database/maintenance-gate';
import type { Exchange, IncomingStep, OutgoingStep } from '#lib/platform/http/exchange';

/**
 * Lets a write wait before its last byte while the database moves: what is still coming in is not under way, however slow its sender
 * is, and what has come in whole is waited for until it is answered. To be called before anything of the body is read.
 */
export function gateEnd({ req, res }: Pick<Exchange, 'req' | 'res'>): void {
  if (req.method !== 'POST') return;
  req.beforeEnd = () => {
    const done = passNow('write');
    if (!done) return pass('write').then((later) => untilAnswered(res, later));
    untilAnswered(res, done);
    return undefined;
  };
}

/** Lets a read wait for the moment in which the database is switched over; it is waited for until it is answered. */
export const waitForMaintenance: IncomingStep = async (exchange) => {
  if (exchange.req.method === 'POST') return undefined;
  exchange.begun = passNow('read') ?? (await pass('read'));
  untilAnswered(exchange.res, exchange.begun);
  return undefined;
};

/** What goes on when all work is done: a stream of events, which never ends, and a picture, which a slow network takes long for. */
const GOES_ON = /^(?:text\/event-stream|image\/webp)/;

/** A stream is under way, and at work, only until it begins. */
export const letStreamsGo: OutgoingStep = (answer, { begun, endWork }) => {
  if (!GOES_ON.test(answer.headers.get('content-type') ?? '')) return answer;
  begun?.();
  endWork?.();
  return answer;
};

function untilAnswered(res: ServerResponse, done: () => void): void {
  if (res.closed || res.writableFinished) done();
  else res.once('finish', done).once('close', done);
}
