import type { PlacePage } from '#lib/places/place/schema';
import type { Change } from '#lib/places/versions/schema';
import { cutoff } from '#lib/values/periods';
import { difference, mergeLines } from '#lib/values/text/difference';
import { goBack } from '#lib/values/text/way-back';

/** How a page stood is kept where it was replaced after this instant. */
export const versionsKeptSince = (now: Date): Date => cutoff('version', now);

/** A version as it is kept: of its notebook the way back from the one that replaced it. */
export type KeptVersion = Omit<PlacePage, 'notebook'> & { notebookWayBack: string };

/** The pages that versions stood for. @param latest how the page stands now; @param versions all that replaced one another since, newest first */
export function pagesBefore(latest: PlacePage, versions: KeptVersion[]): PlacePage[] {
  let { notebook } = latest;
  return versions.map(({ name, words, whereWords, cell, notebookWayBack }) => {
    notebook = goBack(notebook, notebookWayBack);
    return { name, words, whereWords, cell, notebook };
  });
}

const TEXTS = ['name', 'words', 'whereWords', 'notebook'] as const;

/** Whether two pages say the same. */
export const isSamePage = (one: PlacePage, other: PlacePage): boolean =>
  TEXTS.every((part) => one[part] === other[part]) && one.cell === other.cell;

/** Whether two lists of ids hold the same, in whatever order. */
export const isSameSet = (one: string[], other: string[]): boolean =>
  one.every((id) => other.includes(id)) && other.every((id) => one.includes(id));

/** A page, whether it was closed, and the ids of its pictures. */
export type Stood = PlacePage & { closed: boolean; pictures: string[] };

/** What changed between two pages, readably. */
export function changesBetween(before: Stood, after: Stood): Change[] {
  const texts = TEXTS.filter((part) => before[part] !== after[part]);
  return [
    ...(before.closed === after.closed ? [] : [{ part: after.closed ? 'closed' : 'reopened' } as const]),
    ...texts.map((part) => ({ part, pieces: difference(before[part], after[part]) })),
    ...(before.cell === after.cell ? [] : [{ part: 'moved' } as const]),
    ...(isSameSet(before.pictures, after.pictures) ? [] : [{ part: 'pictures' } as const]),
  ];
}

/**
 * Two people changed a page at once. What only one of them changed is taken from them; where both did, the second's own
 * stands, and `others` tells what the first wrote.
 * @param base the page both began with, where it is still known.
 */
export function mergeChanges(base: PlacePage | null, mine: PlacePage, theirs: PlacePage) {
  const others: Partial<Record<keyof PlacePage, string>> = {};
  const choose = <Part extends keyof PlacePage>(part: Part): PlacePage[Part] => {
    const own: PlacePage[Part] = mine[part];
    const other: PlacePage[Part] = theirs[part];
    if (own === other || own === base?.[part]) return other;
    if (other !== base?.[part]) others[part] = String(other ?? '');
    return own;
  };
  const page: PlacePage = {
    name: choose('name'),
    words: choose('words'),
    whereWords: choose('whereWords'),
    notebook: choose('notebook'),
    cell: choose('cell'),
  };
  return { page, others };
}

/** The page with the lines of both in these parts. */
export function mergePages(mine: PlacePage, theirs: PlacePage, parts: ('words' | 'notebook')[]): PlacePage {
  const both = parts.map((part) => [part, mergeLines(theirs[part], mine[part])]);
  return { ...mine, ...Object.fromEntries(both) };
}
