import type { IncomingStep } from '#lib/platform/http/exchange';
import { turnOf } from '#lib/platform/http/turn';
import { Turns } from '#lib/platform/http/turns';

/**
 * What is at work at once. A page is made by one processor: while some of an address wait for the database, another of it is made. More would be
 * answered no sooner, but stand between whoever asks next, at another address, and their page: so beside others each has one. Of whom more wait
 * than a browser asks for at once (six connections), another page stands between each two reads of somebody else's: they begin while nobody
 * else is at work, and once a second anyway.
 */
const WORK = new Turns({
  atOnce: 12,
  ofOne: 3,
  besideOthers: 1,
  crowd: { from: 8, alone: 1, every: 1_000 },
  waitingOfOne: 100,
  waiting: 2_000,
});

/** Lets a request wait until it is its address's turn; 429 where a hundred of that address wait already. */
export const waitForWork: IncomingStep = async (exchange) => {
  const turn = await turnOf(WORK, exchange);
  if (typeof turn !== 'function') return turn;
  exchange.endWork = turn;
  return undefined;
};
