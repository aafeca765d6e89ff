import { drawn, type Spot, turned } from '#components/marks/cut';
import { type Choose, FAMILIES } from '#components/marks/families';

/** The loaf: a disc about the middle, drawn against the sense of its cuts. */
const LOAF = 'M120 0a120 120 0 1 0-240 0 120 120 0 1 0 240 0z';

/** Turns by fifteen degrees: enough to tell two apart. */
const TURNS = 24;

/**
 * A place's own mark: a loaf scored in the way that belongs to its id, the same for ever, whatever it is called. One path in the colour of the
 * text, its cuts holes through which any paper shows, so it is a heading, an icon, a star on the map and a print alike.
 */
export function PlaceMark({ of, className = 'size-6' }: { of: string; className?: string }) {
  return (
    <svg
      viewBox="-128 -128 256 256"
      width="24"
      height="24"
      className={className}
      fill="currentColor"
      fillRule="evenodd"
      aria-hidden="true"
    >
      <path d={placePath(of)} />
    </svg>
  );
}

/** The mark as SVG path data, to be filled by the evenodd rule: a disc of 120 units about 0, 0, with its cuts. */
export function placePath(id: string): string {
  const choose = chooserOf(id);
  const score = choose(...FAMILIES);
  const turn = (choose(...Array(TURNS).keys()) * 360) / TURNS;
  const flip = choose(1, -1);
  const placed = (line: Spot[]): Spot[] =>
    turned(
      line.map(([x, y]): Spot => [x * flip, y]),
      turn,
    );
  return (
    LOAF +
    score(choose)
      .map((line) => drawn(placed(line)))
      .join('')
  );
}

/** Choices that follow from the text alone: FNV-1a to begin with, then a xorshift for each choice. */
function chooserOf(text: string): Choose {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text.normalize('NFC')))
    state = Math.imul(state ^ byte, 0x01000193);
  return (...choices) => {
    state = Math.imul(state ^ (state >>> 16), 0x45d9f3b) || 1;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return choices[(state >>> 0) % choices.length] as (typeof choices)[number];
  };
}
