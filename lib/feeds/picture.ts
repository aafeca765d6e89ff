/** Drawing pictures that stand beside a link: SVG for shapes, the board's own letters for words, one PNG. */
import sharp from 'sharp';
import { canWrite, LETTERS, prepareFonts } from '#lib/feeds/fonts';
import { escapeHtml } from '#lib/values/text/html';

/** As large as those who show previews ask for. */
export const WIDTH = 1200;
export const HEIGHT = 630;
/** Room around everything. */
const EDGE = 80;

/** Words from `top` on, in size and colour; in the `room` below they fit, set smaller where they would not. */
export type Line = {
  words: string;
  top: number;
  room: number;
  size: number;
  colour: string;
  inset?: number;
};
export type Drawing = {
  paper: string;
  /** SVG in the picture's own units, mirrored by whoever draws where it is read from right to left. */
  shapes: string;
  rightToLeft: boolean;
  words: Line[];
};

/** The drawing as PNG. Words that our letters cannot write are left out. */
export async function png({ paper, shapes, rightToLeft, words }: Drawing): Promise<Buffer> {
  prepareFonts();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${paper}"/>${shapes}</svg>`;
  const written = words.filter(({ words }) => words && canWrite(words));
  const lines = await Promise.all(written.map((line) => set(line, rightToLeft)));
  return sharp(Buffer.from(svg)).composite(lines).png({ palette: true, colours: 64 }).toBuffer();
}

/** Sets words, smaller until they fit their room; what is too long even for small letters ends there. */
async function set({ words, top, room, size, colour, inset = 0 }: Line, rightToLeft: boolean) {
  const width = WIDTH - 2 * EDGE - inset;
  for (let points = size; ; points = Math.round(points * 0.88)) {
    const text = `<span foreground="${colour}" font_features="lnum=1">${escapeHtml(words)}</span>`;
    const { data, info } = await sharp({
      text: {
        text,
        font: `${LETTERS} ${points}`,
        width,
        rgba: true,
        dpi: 72,
        align: rightToLeft ? 'right' : 'left',
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true });
    if ((info.height <= room && info.width <= width) || points < 30) {
      const left = rightToLeft ? WIDTH - EDGE - inset - info.width : EDGE + inset;
      const height = Math.min(info.height, room);
      const input = await sharp(data)
        .extract({ left: 0, top: 0, width: Math.min(info.width, WIDTH), height })
        .png()
        .toBuffer();
      return { input, top, left: Math.max(0, left) };
    }
  }
}

/** As many pictures as are kept in memory, and as many as may wait to be drawn: each costs a tenth of a second of a processor. */
const KEPT = 200;
const WAITING = 12;
const kept = new Map<string, Promise<Buffer>>();
let last: Promise<unknown> = Promise.resolve();
const waiting = new Set<symbol>();

/** The picture of a drawing, drawn once and kept in memory only, one after the other; undefined where too many wait. */
export async function picture(drawing: Drawing): Promise<Buffer | undefined> {
  const key = JSON.stringify(drawing);
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  if (waiting.size >= WAITING) return undefined;
  const turn = Symbol('turn');
  waiting.add(turn);
  const drawn = last.then(() => png(drawing));
  last = drawn.catch(() => {}).finally(() => waiting.delete(turn));
  kept.set(key, drawn);
  drawn.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return drawn;
}
