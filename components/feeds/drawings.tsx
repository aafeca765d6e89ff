import { KIND_SHAPES } from '#components/marks/kind';
import { placePath } from '#components/marks/pattern';
import { canWrite } from '#lib/feeds/fonts';
import { type Drawing, HEIGHT, WIDTH } from '#lib/feeds/picture';
import { whenOf } from '#lib/feeds/post-items';
import type { FedPost } from '#lib/feeds/queries';
import type { Speech } from '#lib/feeds/speech';
import { LIGHT, PAPERS } from '#lib/values/palette';
import { plainLine, plainStart } from '#lib/values/text/plain';
import { dayOf, weekdayOf } from '#lib/values/time/day';

// The pictures beside a link: the paper of a day, a mark, and words. By day: whoever
// looks at them elsewhere has no night of ours.
const { ink: INK, soft: SOFT, any: ANY_DAY } = LIGHT;
const [EDGE, MARK] = [80, 132];
/** The side of the square in which a kind's mark is drawn. */
const GRID = 24;
/** Where the line at the foot begins, and how far above it other words end. */
const [FOOT, GAP] = [HEIGHT - EDGE - 40, 20];

/** The paper of a day ('YYYY-MM-DD'), as a colour; null is any day. */
export function paperColour(day: string | null): string {
  const name = day && PAPERS[weekdayOf(day) - 1];
  return name ? LIGHT[name] : ANY_DAY;
}

/** A post: its mark, when it is, what it is called, and where. */
export function postDrawing(
  post: FedPost,
  board: string,
  { speech, zone }: { speech: Speech; zone: string },
): Drawing {
  const [first] = post.occurrences;
  const title = plainStart(post.title, 140);
  const when = whenOf(post, speech, zone);
  const where = [plainLine(post.place?.name ?? post.whereWords), plainLine(board)]
    .filter(Boolean)
    .join(' · ');
  const [rightToLeft, mark] = [isRightToLeft(title), KIND_SHAPES[post.kind](INK)];
  return {
    paper: paperColour(first && first.kind !== 'ANY' ? dayOf(first.starts, zone) : null),
    rightToLeft,
    // Where our letters cannot write what it is called, its mark says what it is.
    shapes: canWrite(title) ? placed(mark, rightToLeft) : large(mark, rightToLeft),
    words: [
      {
        words: when,
        top: EDGE + 36,
        room: canWrite(title) ? MARK - 12 : 72,
        size: 44,
        colour: SOFT,
        inset: canWrite(title) ? MARK + 40 : 0,
      },
      { words: title, ...between(EDGE + MARK + 40, FOOT), size: rightToLeft ? 110 : 84, colour: INK },
      { words: where, ...between(FOOT, HEIGHT), size: 38, colour: SOFT },
    ],
  };
}

/** A place: its scored loaf, large, and its name. */
export function placeDrawing({ id, name }: { id: string; name: string }, board: string): Drawing {
  const title = plainStart(name, 100);
  const rightToLeft = isRightToLeft(title);
  const loaf = `<path d="${placePath(id)}" fill="${INK}" fill-rule="evenodd" transform="translate(${
    rightToLeft ? WIDTH - EDGE - 180 : EDGE + 180
  } ${HEIGHT / 2}) scale(1.5)"/>`;
  return {
    paper: ANY_DAY,
    rightToLeft,
    shapes: loaf,
    words: [
      { words: title, ...between(160, FOOT), size: rightToLeft ? 110 : 84, colour: INK, inset: 430 },
      { words: plainLine(board), ...between(FOOT, HEIGHT), size: 38, colour: SOFT, inset: 430 },
    ],
  };
}

/** The board: its name on the paper of today, and the three marks. */
export function boardDrawing(name: string, today: string, speech: Speech): Drawing {
  const title = plainStart(name, 100);
  const rightToLeft = isRightToLeft(title);
  const marks = (['ACTIVITY', 'REQUEST', 'OFFER'] as const).map((kind, at) =>
    placed(KIND_SHAPES[kind](INK), rightToLeft, at * (MARK + 40)),
  );
  return {
    paper: paperColour(today),
    rightToLeft,
    shapes: marks.join(''),
    words: [
      { words: title, ...between(EDGE + MARK + 40, FOOT - 50), size: 110, colour: INK },
      { words: speech.feeds('words.board'), ...between(FOOT - 50, HEIGHT), size: 40, colour: SOFT },
    ],
  };
}

/** From a height until shortly above another. */
function between(top: number, below: number): { top: number; room: number } {
  return { top, room: below - GAP - top };
}

/** A mark at the upper corner where reading begins. */
function placed(shape: string, rightToLeft: boolean, further = 0): string {
  const left = rightToLeft ? WIDTH - EDGE - MARK - further : EDGE + further;
  return `<g transform="translate(${left} ${EDGE}) scale(${MARK / GRID})">${shape}</g>`;
}

/** A mark large in the middle, where words would stand. */
function large(shape: string, rightToLeft: boolean): string {
  const size = 300;
  const left = rightToLeft ? WIDTH - EDGE - size : EDGE;
  return `<g transform="translate(${left} ${(HEIGHT - size) / 2 + 30}) scale(${size / GRID})">${shape}</g>`;
}

/** Whether the first letter that has a direction is written from right to left (UAX 9, P2). */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    text,
  );
}
