import { diffLines, diffWordsWithSpace } from 'diff';
import { type PeopleWords, written } from '#lib/values/text/people-words';

/** A piece of a text that stayed, came or went; `gap` stands for lines that stayed and are left out. */
export type DiffPiece = { kind: 'same' | 'added' | 'removed' | 'gap'; text: PeopleWords };

// Time grows with the square of the edits: beyond these, the whole is shown as replaced. A history shows many differences on a page.
const MOST_EDITS = 200;
/** Two texts that are joined are joined alone. */
const MOST_JOINED = 1000;
// Word by word is read more easily than line by line, as long as it is about one paragraph.
const LONGEST_PARAGRAPH = 4000;
/** Lines shown before and after what changed, so that one sees where it stands. */
const AROUND = 1;

/** What came and what went between two texts: by lines, and by words within a paragraph that was mended. */
export function difference(before: string, after: string): DiffPiece[] {
  if (before === after) return [];
  const lines = diffLines(ended(before), ended(after), { maxEditLength: MOST_EDITS });
  const pieces = lines ? lines.map(pieceOf) : replaced(before, after);
  return pieces.flatMap((piece, at) => {
    const [previous, next] = [pieces[at - 1], pieces[at + 1]];
    if (piece.kind === 'same') return shortened(piece.text, !!previous, !!next);
    if (piece.kind === 'removed' && next?.kind === 'added') return mended(piece.text, next.text);
    if (piece.kind === 'added' && previous?.kind === 'removed') return [];
    return [piece];
  });
}

/** The lines of both texts, each once where they are the same: what two people wrote at once, and nothing lost. */
export function mergeLines(one: string, other: string): string {
  if (one === other || other === '') return one;
  if (one === '') return other;
  const lines = diffLines(ended(one), ended(other), { maxEditLength: MOST_JOINED });
  if (!lines) return `${one}\n\n${other}`;
  return lines
    .map(({ value }) => value)
    .join('')
    .replace(/\n$/, '');
}

type Part = { value: string; added?: boolean; removed?: boolean };

const pieceOf = ({ value, added, removed }: Part): DiffPiece => ({
  kind: added ? 'added' : removed ? 'removed' : 'same',
  text: written(value),
});

function replaced(before: string, after: string): DiffPiece[] {
  return [
    { kind: 'removed', text: written(before) },
    { kind: 'added', text: written(after) },
  ];
}

function mended(before: string, after: string): DiffPiece[] {
  if (before.length + after.length > LONGEST_PARAGRAPH) return replaced(before, after);
  const words = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  return words ? words.map(pieceOf) : replaced(before, after);
}

/** Lines that stayed, but for those next to a change. */
function shortened(text: string, begins: boolean, ends: boolean): DiffPiece[] {
  const lines = text.split(/(?<=\n)/);
  const [head, tail] = [begins ? AROUND : 0, ends ? AROUND : 0];
  if (lines.length <= head + tail + 1) return [{ kind: 'same', text: written(text) }];
  const pieces: DiffPiece[] = [
    { kind: 'same', text: written(lines.slice(0, head).join('')) },
    { kind: 'gap', text: written('…\n') },
    { kind: 'same', text: written(tail ? lines.slice(-tail).join('') : '') },
  ];
  return pieces.filter((piece) => piece.text !== '');
}

/** With a line end, so that the last line is a line like the others. */
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
