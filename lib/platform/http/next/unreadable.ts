import { AsyncLocalStorage } from 'node:async_hooks';

/** A request that Next is at, and whether its form could be read. */
export type Asked = { isUnreadable?: true };

const kept = globalThis as { fournilAsked?: AsyncLocalStorage<Asked> };

/** The request that Next is at. Kept on globalThis: bundles and the door load this file each for themselves. */
export function asking(): AsyncLocalStorage<Asked> {
  kept.fournilAsked ??= new AsyncLocalStorage();
  return kept.fournilAsked;
}

/** What undici says, which reads forms for Next, of one that is cut off, or is none. */
const UNREADABLE = /parse body as FormData|Content-Type was not one of/;

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
