import { createHmac, randomBytes } from 'node:crypto';

/** What is said of a post as a whole, once it is done; `page.done` has the words of each. */
export const DEEDS_OF_POST = [
  'published',
  'changed',
  'back',
  'calledOff',
  'moved',
  'takesPlace',
  'saved',
] as const;
/** Of a place likewise. */
export const DEEDS_OF_PLACE = [
  'opened',
  'kept',
  'today',
  'noMore',
  'reopened',
  'restored',
  'pictureGiven',
  'inNotebook',
] as const;
/** Of what is folded, wherever it stood. */
export const DEEDS_OF_FOLDS = [
  'folded',
  'hidden',
  'unfolded',
  'foldedNot',
  'mended',
  'pictureHidden',
] as const;
/** Of either, of a part of a page, or to whoever did it alone. */
const OTHER_DEEDS = [
  'yes',
  'left',
  'wordsGone',
  'pictureGone',
  'seen',
  'invited',
  'signedOut',
  'signedOutEverywhere',
] as const;
/** What somebody just did, as the page that they are led to says it. */
export const DEEDS = [...DEEDS_OF_POST, ...DEEDS_OF_PLACE, ...DEEDS_OF_FOLDS, ...OTHER_DEEDS] as const;
export type Deed = (typeof DEEDS)[number];
/** What a part of a page says by itself: that it is withdrawn, that somebody is coming to that date. */
export type OfPart =
  | 'still-so'
  | 'withdrawn'
  | 'closed'
  | 'no'
  | 'welcomed'
  | 'lettersEnded'
  | 'muted'
  | `${'coming' | 'cannot' | 'let' | 'out' | 'message'}-${string}`;

/**
 * What was done, as an address says it to one device: behind it stands what only whoever holds this session's token can make, or knows again.
 * So an address that is handed on tells nobody else anything, nor by whom it was; two of one device have nothing in common.
 */
export function signedFor(token: string, deed: string, salt = randomBytes(6).toString('base64url')): string {
  return `${deed}.${salt}${signature(token, `${salt} ${deed}`)}`;
}

/** What an address says was done by whoever holds this token; undefined where somebody else did, or nobody. */
export function readSigned(token: string, said: string): string | undefined {
  const [, deed, salt] = /^(.*)\.([\w-]{8})[\w-]{16}$/s.exec(said) ?? [];
  return deed !== undefined && signedFor(token, deed, salt) === said ? deed : undefined;
}

const signature = (token: string, text: string): string =>
  createHmac('sha256', `said ${token}`).update(text).digest('base64url').slice(0, 16);

/** What an address says was done; undefined for anything else that stands there. */
export const deedIn = (said: unknown): Deed | undefined => DEEDS.find((deed) => deed === said);
