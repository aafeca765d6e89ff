import { applyPatch, structuredPatch } from 'diff';

/** As many edits as are looked for: time grows with their square. */
const MOST_EDITS = 1000;

/** The same change of lines, made to another text, unless it says so already; undefined where the lines that it changed are not there, or they are too many. */
export function appliedTo(
  text: string,
  { before, after }: { before: string; after: string },
): string | undefined {
  if (text === before || text === after) return after;
  const options = { context: 1, maxEditLength: MOST_EDITS };
  const patch = structuredPatch('', '', ended(before), ended(after), undefined, undefined, options);
  const made = patch && applyPatch(ended(text), patch);
  return made === undefined || made === false ? undefined : unended(made);
}

/** With a line end, so that the last line is a line like the others. */
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
const unended = (text: string): string => text.replace(/\n$/, '');
