import { refuse } from '#lib/platform/http/answer-page';
import type { IncomingStep } from '#lib/platform/http/exchange';

/** Six pictures of twelve megabytes, as phones make them, and words. */
export const LARGEST_BODY = 73 * 1024 * 1024;

/** What a mail program sends is one line. */
const ONE_LINE = 4 * 1024;

/** 413 for a body that says it is too large, or does not say how large it is; a longer one than it said is cut by Node. */
export const limitBody: IncomingStep = ({ req, isOneClick }) => {
  if (req.method !== 'POST') return undefined;
  const length = Number(req.headers['content-length']);
  const isTooLarge = !Number.isSafeInteger(length) || length > (isOneClick ? ONE_LINE : LARGEST_BODY);
  return isTooLarge ? refuse(req, 413) : undefined;
};
