import type { Folded, ReasonView } from '#lib/folds/schema';
import type { ShownPage } from '#lib/places/place/schema';
import type { DiffPiece } from '#lib/values/text/difference';
import type { PeopleWords } from '#lib/values/text/people-words';

/** What one change did to one part of a page. Where it is, and whether it is still there, are told without a text. */
export type Change =
  | { part: 'name' | 'words' | 'whereWords' | 'notebook'; pieces: DiffPiece[] }
  | { part: 'moved' | 'closed' | 'reopened' | 'pictures' };

/** One change of a place's page. `who` is null where words came from a conversation, or where they have left. */
export type ChangeView = {
  id: string;
  at: Date;
  who: PeopleWords | null;
  changes: Change[];
  /** Whether what was changed is folded, so that it is not told here. */
  isFolded: boolean;
  /** How the page stood before: hidden it can be neither read nor, but where the page is hidden too, brought back. */
  before: Folded;
  /** Whether it is the newest of several of theirs that day, which whoever is looking may undo at once. */
  allThatDay: boolean;
};

/** How a place's page stood before a change. */
export type VersionView = ShownPage & { id: string; at: Date; closed: ReasonView | null };
