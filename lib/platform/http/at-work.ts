import type { IncomingStep } from '#lib/platform/http/exchange';
import { turnOf } from '#lib/platform/http/turn';
import { Turns } from '#lib/platform/http/turns';

/**
 * What is at work at once: more would not be answered sooner, by one processor and ten connections to the database, and would only stand in
 * memory. One address has half of it at most, so that others are next.
 */
const WORK = new Turns({ atOnce: 24, ofOne: 12, waitingOfOne: 100, waiting: 2_000 });

/** Lets a request wait until it is its address's turn; 429 where a hundred of that address wait already. */
export const waitForWork: IncomingStep = async (exchange) => {
  const turn = await turnOf(WORK, exchange);
  if (typeof turn !== 'function') return turn;
  exchange.endWork = turn;
  return undefined;
};
