import { AT_ONCE, type FoldableKind, type Folded, type FoldReason } from '#lib/folds/schema';

/** How a thing stands, and what its fold remembers. A thing that nobody ever folded is `NEVER`. */
export type FoldState = {
  folded: Folded;
  reason: FoldReason;
  /** Its author changed it since it was hidden. */
  mended: boolean;
  /** Folded by a host, under their own post. */
  byHost: boolean;
  /** A visitor folded it, who are one person here. */
  byVisitor: boolean;
  /** Only the keeper opens it. */
  keeperOnly: boolean;
};
export const NEVER: FoldState = {
  ...{ folded: 'OPEN', reason: 'WORDS', mended: false },
  ...{ byHost: false, byVisitor: false, keeperOnly: false },
};

/** Whoever folds or opens: a visitor, a newcomer, or somebody settled; what they have to do with the thing, and did to its fold before. */
export type Folder = {
  standing: 'visitor' | 'newcomer' | 'settled';
  /** A newcomer whose fold others opened. */
  foldsNot: boolean;
  isAuthor: boolean;
  /** They answer for the post that it is written under. */
  isHost: boolean;
  did: readonly ('FOLDED' | 'OPENED' | 'MENDED')[];
};

/** What is hidden or stands: there is nothing to read behind a reason, or anybody says it anew. */
export const HIDDEN_ONLY: readonly FoldableKind[] = ['picture', 'today', 'about'];

/** Whether a reason hides its thing from every answer, instead of closing it behind the reason. */
export const hides = (reason: FoldReason): boolean => AT_ONCE.some((each) => each === reason);

/**
 * Whether somebody may fold a thing for a reason. Each folds it once, visitors as one person; so a quarrel ends. What is closed may still be
 * hidden, and "I am in this picture" may be said once more by anybody: then only the keeper opens it.
 */
export function mayFold(state: FoldState, who: Folder, reason: FoldReason): boolean {
  if (who.isAuthor || state.folded === 'GONE') return false;
  if (state.folded === 'CLOSED' && !hides(reason)) return false;
  if (!hides(reason)) return who.standing === 'settled' && !who.did.includes('FOLDED');
  if (who.standing === 'newcomer' && who.foldsNot) return false;
  if (isSaidAgain(state, reason)) return true;
  if (who.standing === 'visitor') return !state.byVisitor;
  return state.folded === 'CLOSED' || !who.did.includes('FOLDED');
}

/** Somebody is in a picture of which it was said before, and agreed that nobody is. */
const isSaidAgain = (state: FoldState, reason: FoldReason): boolean =>
  reason === 'IN_PICTURE' && state.reason === 'IN_PICTURE' && state.folded === 'OPEN';

/** How the thing stands once somebody who may has folded it. */
export function foldedBy(state: FoldState, who: Folder, reason: FoldReason): FoldState {
  return {
    folded: hides(reason) ? 'GONE' : 'CLOSED',
    reason,
    mended: false,
    byHost: who.isHost,
    byVisitor: state.byVisitor || who.standing === 'visitor',
    keeperOnly: state.keeperOnly || isSaidAgain(state, reason),
  };
}

/**
 * Whether somebody may open a thing: anybody settled but its author, once; what is hidden only once it was mended, and not by whoever mended
 * it. What a host folded under their own post, that host.
 */
export function mayOpen(state: FoldState, who: Folder): boolean {
  if (state.folded === 'OPEN' || state.keeperOnly || who.isAuthor || who.standing !== 'settled') return false;
  if (who.did.includes('OPENED')) return false;
  if (state.byHost && !(who.isHost && who.did.includes('FOLDED'))) return false;
  return state.folded === 'CLOSED' || (state.mended && !who.did.includes('MENDED'));
}

/** How the thing stands once it was opened. */
export const opened = (state: FoldState): FoldState => ({ ...state, folded: 'OPEN', mended: false });

/** How it stands once its author changed it: nobody reads it before somebody else agrees. */
export const mended = (state: FoldState): FoldState =>
  state.folded === 'GONE' ? { ...state, mended: true } : state;

/** What mails and lists of news call a post: nothing of what is folded. */
export const titleTold = ({ folded, title }: { folded: Folded; title: string }): string =>
  folded === 'OPEN' ? title : '…';
