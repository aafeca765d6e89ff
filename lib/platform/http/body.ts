import type { IncomingMessage } from 'node:http';
import type { Refusal } from '#lib/platform/http/incoming';

/** Six pictures of twelve megabytes, as phones make them, and words. */
export const LARGEST_BODY = 73 * 1024 * 1024;

/** What a mail program sends is one line. */
const ONE_LINE = 4 * 1024;

/** 413 for a body that says it is too large, or does not say how large it is; a longer one than it said is cut by Node. */
export function bodyTooLarge(req: IncomingMessage, isOneLine = false): Refusal | undefined {
  if (req.method !== 'POST') return undefined;
  const length = Number(req.headers['content-length']);
  if (!Number.isSafeInteger(length) || length > (isOneLine ? ONE_LINE : LARGEST_BODY)) return 413;
  return undefined;
}
