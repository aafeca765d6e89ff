import type { IncomingMessage } from 'node:http';
import type { Config } from '#lib/platform/config/config';
import { refuse } from '#lib/platform/http/answer-page';
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

type Bucket = { left: Map<string, number>; since: number; size: number };
const buckets: Record<'read' | 'file' | 'write' | 'sign-in', Bucket> = {
  file: { left: new Map(), since: 0, size: FILES },
  read: { left: new Map(), since: 0, size: READS },
  write: { left: new Map(), since: 0, size: WRITES },
  'sign-in': { left: new Map(), since: 0, size: SIGN_INS },
};

/** 429 where an address asks too much within a minute. In memory only: no address is ever written down. */
export const limitRate: IncomingStep = ({ req, door }) =>
  isTooFast(req, door.settings) ? refuse(req, 429) : undefined;

/** Counts a request of an address, and whether that was more than it may ask within a minute. */
export function isTooFast(req: IncomingMessage, settings: Pick<Config, 'TRUST_PROXY'>): boolean {
  if (process.env.FOURNIL_NO_RATES === '1') return false;
  const address = addressOf(req, settings);
  const isWrite = req.method === 'POST';
  const isFile = /^\/(?:_next|icons|islands|pictures)\//.test(req.url ?? '');
  if (!take(isWrite ? 'write' : isFile ? 'file' : 'read', address)) return true;
  return isWrite && !!req.url?.startsWith('/sign-in') && !take('sign-in', address);
}

function take(kind: keyof typeof buckets, address: string): boolean {
  const bucket = buckets[kind];
  const now = performance.now();
  if (now - bucket.since > MINUTE) {
    bucket.left.clear();
    bucket.since = now;
  }
  const left = bucket.left.get(address) ?? bucket.size;
  bucket.left.set(address, left - 1);
  return left > 0;
}

/** Whom to slow down: behind a trusted proxy, the last address it added; IPv6 by its /64, which one household holds. */
function addressOf(req: IncomingMessage, { TRUST_PROXY }: Pick<Config, 'TRUST_PROXY'>): string {
  const forwarded = TRUST_PROXY
    ? String(req.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  const address = forwarded || req.socket.remoteAddress || '';
  return address.includes(':') && !address.startsWith('::ffff:') ? networkOf(address) : address;
}

/** The first four groups of an IPv6 address, with the zeros that "::" leaves out (RFC 4291, 2.2). */
function networkOf(address: string): string {
  const [before = '', after] = address.split('::').map((part) => (part ? part.split(':') : []));
  const rest = after ? [...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after] : [];
  return [...before, ...rest].slice(0, 4).join(':');
}
