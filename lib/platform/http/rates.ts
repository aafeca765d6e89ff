import type { IncomingMessage } from 'node:http';
import type { Config } from '#lib/platform/config/config';
import { refuse } from '#lib/platform/http/answer-page';
import { type Client, clientOf } from '#lib/platform/http/client-address';
import type { IncomingStep } from '#lib/platform/http/exchange';

// Each address may do this much at once, and gets it back over a minute: far above a hurried person, far below a script.
const WRITES = 60;
const READS = 1_200;
// What a page brings along: a first look at a full board fetches dozens of pictures, and a whole street may look at once.
const FILES = 12_000;
// A whole neighbourhood may sit behind one address; writes to the sign-in page are what guessing needs, so they are kept slower. A form
// sent elsewhere counts as any write: against five random words, that is no way in.
const SIGN_INS = 20;
const MINUTE = 60_000;

// What pages of others bring along from here (pictures, mostly) is no act of the household that reads them: it is kept apart, so that
// such a page shuts nobody out.
const FOREIGN = 120;
/** A network of many households may do as much as this many of them. */
const HOUSEHOLDS = 4;

type Bucket = { left: Map<string, number>; since: number; size: number };
type Kind = 'read' | 'file' | 'write' | 'sign-in' | 'foreign';
const bucketOf = (size: number): Bucket => ({ left: new Map(), since: 0, size });
const buckets: Record<Kind, Bucket> = {
  file: bucketOf(FILES),
  read: bucketOf(READS),
  write: bucketOf(WRITES),
  'sign-in': bucketOf(SIGN_INS),
  foreign: bucketOf(FOREIGN),
};

/** 429 where an address asks too much within a minute. In memory only: no address is ever written down. */
export const limitRate: IncomingStep = ({ req, door }) =>
  isTooFast(req, door.settings) ? refuse(req, 429) : undefined;

/** Whether this board bounds what is done within a minute or a day: tests of other things switch it off. */
export const areLimited = (): boolean => process.env.FOURNIL_NO_RATES !== '1';

/** Counts a request of an address, and whether that was more than it may ask within a minute. */
export function isTooFast(req: IncomingMessage, settings: Pick<Config, 'TRUST_PROXY'>): boolean {
  if (!areLimited()) return false;
  const client = clientOf(req, settings);
  const isSignIn = req.method === 'POST' && !!req.url?.startsWith('/sign-in');
  // Both are counted, whatever the first says.
  return [kindOf(req), ...(isSignIn ? (['sign-in'] as const) : [])]
    .map((kind) => isOver(kind, client))
    .includes(true);
}

function kindOf(req: IncomingMessage): Kind {
  if (req.method === 'POST') return 'write';
  if (isBroughtByOthers(req)) return 'foreign';
  return /^\/(?:_next|icons|islands|pictures)\//.test(req.url ?? '') ? 'file' : 'read';
}

/** Whether a page of somebody else brings this along, as browsers since 2020 say (Fetch Metadata); whoever follows a link comes by themselves. */
function isBroughtByOthers({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate';
}

function isOver(kind: Kind, { household, network }: Client): boolean {
  const isHouseholdOver = !take(kind, household, 1);
  return (network !== household && !take(kind, network, HOUSEHOLDS)) || isHouseholdOver;
}

function take(kind: Kind, address: string, households: number): boolean {
  const bucket = buckets[kind];
  const now = performance.now();
  if (now - bucket.since > MINUTE) {
    bucket.left.clear();
    bucket.since = now;
  }
  const left = bucket.left.get(address) ?? bucket.size * households;
  bucket.left.set(address, left - 1);
  return left > 0;
}
