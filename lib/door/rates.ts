import type { IncomingMessage } from 'node:http';
import type { Config } from '#lib/config/config';
import type { Refusal } from '#lib/door/incoming';

// Each address may do this much at once, and gets it back over a minute: far above a hurried person, far below a script.
const WRITES = 60;
const READS = 1_200;
// A whole neighbourhood may sit behind one address; signing in is what guessing needs, so it is kept slower.
const SIGN_INS = 20;
const MINUTE = 60_000;

type Bucket = { left: Map<string, number>; since: number; size: number };
const buckets: Record<'read' | 'write' | 'sign-in', Bucket> = {
  read: { left: new Map(), since: 0, size: READS },
  write: { left: new Map(), since: 0, size: WRITES },
  'sign-in': { left: new Map(), since: 0, size: SIGN_INS },
};

/** 429 where an address asks too much within a minute. In memory only: no address is ever written down. */
export function tooFast(req: IncomingMessage, settings: Pick<Config, 'TRUST_PROXY'>): Refusal | undefined {
  if (process.env.FOURNIL_NO_RATES === '1') return undefined;
  const address = addressOf(req, settings);
  const isWrite = req.method === 'POST';
  if (!take(isWrite ? 'write' : 'read', address)) return 429;
  if (isWrite && req.url?.startsWith('/sign-in') && !take('sign-in', address)) return 429;
  return undefined;
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
  return address.includes(':') && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address;
}
