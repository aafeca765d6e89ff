import { refuse } from '#lib/platform/http/answer-page';
import { LARGEST_WORDS } from '#lib/platform/http/body';
import type { IncomingStep } from '#lib/platform/http/exchange';
import { readHead } from '#lib/platform/http/form-head';
import { turnOf } from '#lib/platform/http/turn';
import { Turns } from '#lib/platform/http/turns';

/** Forms of words that come in at once: fifty megabytes of memory, and two of them for whoever sends many at once. */
const READING = new Turns({ atOnce: 200, ofOne: 8, waitingOfOne: 60, waiting: 2_000 });
/** Two hundred and fifty kilobytes come in by then also where a telephone has one bar. */
const PATIENCE = 60_000;

/**
 * Reads a form of words whole before anybody waits for it, and leaves it to be read: who sends a byte a second holds up themselves.
 * 408 for what is not there in time. The line of a mail program goes to a route of Next's, which gets no body that was read before.
 */
export const readWords: IncomingStep = async (exchange) => {
  const { req, isOneClick } = exchange;
  const length = Number(req.headers['content-length'] ?? 0);
  if (req.method !== 'POST' || isOneClick || length > LARGEST_WORDS) return undefined;
  const turn = await turnOf(READING, exchange);
  if (typeof turn !== 'function') return turn;
  const late = Symbol('late');
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), PATIENCE);
  });
  const read = await Promise.race([readHead(req, length), tooLate]);
  clearTimeout(timer);
  turn();
  if (read !== late) return undefined;
  const answer = refuse(req, 408);
  answer.headers.set('Connection', 'close');
  return answer;
};
