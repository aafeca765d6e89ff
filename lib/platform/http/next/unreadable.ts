import { AsyncLocalStorage } from 'node:async_hooks';

/** A request that Next is at: whether its form could not be read, and whether what it is about went away meanwhile. */
export type Asked = { isUnreadable?: true; isGone?: true };

const kept = globalThis as { fournilAsked?: AsyncLocalStorage<Asked> };

/** The request that Next is at. Kept on globalThis: bundles and the door load this file each for themselves. */
export function asking(): AsyncLocalStorage<Asked> {
  kept.fournilAsked ??= new AsyncLocalStorage();
  return kept.fournilAsked;
}

/** What undici says, which reads forms for Next, of one that is cut off, is none, or names a file in bytes that are no letters. */
const UNREADABLE = /parse body as FormData|Content-Type was not one of|URI malformed/;

/**
 * Notes of the request that Next is at that its form could not be read, where that is what went wrong. A form with pictures is not held by
 * the door, so that only whoever reads it can say so. @returns whether it was
 */
export function noteUnreadable(error: unknown): boolean {
  const asked = asking().getStore();
  if (!asked || !(error instanceof Error) || !UNREADABLE.test(error.message)) return false;
  asked.isUnreadable = true;
  return true;
}

/** As Prisma and PostgreSQL call it that a row is not there which another is to refer to, or which is to be changed. */
const GONE = /^(?:P2003|P2025|23503)$/;

/** Notes of the request that Next is at that what it is about went while it was under way (its person left, a keeper erased it). */
export function noteGone(error: unknown): void {
  const { code, meta, cause } = (error ?? {}) as {
    code?: unknown;
    meta?: { code?: unknown };
    cause?: { code?: unknown };
  };
  const asked = asking().getStore();
  if (asked && [code, meta?.code, cause?.code].some((each) => GONE.test(String(each)))) asked.isGone = true;
}
