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
export const DEEDS = [...DEEDS_OF_POST, ...DEEDS_OF_PLACE, ...OTHER_DEEDS] as const;
export type Deed = (typeof DEEDS)[number];
/** What a part of a page says by itself: that it is withdrawn, that somebody is coming to that date. */
type OfPart = 'still-so' | 'withdrawn' | 'closed' | 'no' | `${'coming' | 'cannot' | 'message'}-${string}`;

/** The address of a page that says, where they look (`#said`), what somebody just did there. */
export const saying = (path: string, deed: Deed | OfPart): string =>
  `${path}?said=${encodeURIComponent(deed)}#said`;

/** What an address says was done; undefined for anything else that stands there. */
export const deedIn = (said: unknown): Deed | undefined => DEEDS.find((deed) => deed === said);
