import { refuse } from '#lib/platform/http/answer-page';
import type { IncomingStep } from '#lib/platform/http/exchange';

/** Two of the largest pictures that telephones make, or six of the usual ones, and words. */
export const LARGEST_BODY = 73 * 1024 * 1024;

/** The longest words that a form takes (a notebook of forty thousand signs, four bytes each), and all its other fields. */
export const LARGEST_WORDS = 256 * 1024;

/** What a mail program sends is one line. */
const ONE_LINE = 4 * 1024;

/** The pages whose forms take pictures. */
const WITH_PICTURES = /^\/(?:offer|ask|together|open|(?:posts|places)\/[^/?]+\/edit)(?:\?|$)/;

/** 413 for a body that says it is too large, in words for what it holds, or does not say how large it is; a longer one than it said is cut by Node. */
export const limitBody: IncomingStep = ({ req, isOneClick }) => {
  if (req.method !== 'POST') return undefined;
  const length = Number(req.headers['content-length']);
  const hasPictures = WITH_PICTURES.test(req.url ?? '');
  const largest = isOneClick ? ONE_LINE : hasPictures ? LARGEST_BODY : LARGEST_WORDS;
  return Number.isSafeInteger(length) && length <= largest
    ? undefined
    : refuse(req, hasPictures ? 413 : 'long');
};
