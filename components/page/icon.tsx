import sharp from 'sharp';
import { KIND_SHAPES } from '#components/marks/kind';
import { LIGHT } from '#lib/values/palette';

// The board's icon: a loaf on Thursday's paper, in ink.
const { thursday: PAPER, ink: INK } = LIGHT;
/** The loaf's own units. */
const UNITS = 24;

type Icon = { pixels: number; room: number };

/** The icons by their names; `room` is how much paper is around the loaf, since phones cut some of them round. */
const ICONS: Record<string, Icon> = {
  'loaf.png': { pixels: 192, room: 3 },
  'loaf-large.png': { pixels: 512, room: 3 },
  'loaf-touch.png': { pixels: 180, room: 5 },
  'loaf-round.png': { pixels: 512, room: 9 },
};
const SVG_ICON = 'loaf.svg';

/** What the board's name on a telephone is drawn with, for its manifest. */
export const MANIFEST_ICONS = [
  { src: `/icons/${SVG_ICON}`, type: 'image/svg+xml', sizes: 'any' },
  { src: '/icons/loaf.png', type: 'image/png', sizes: '192x192' },
  { src: '/icons/loaf-large.png', type: 'image/png', sizes: '512x512' },
  { src: '/icons/loaf-round.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
];

/** An icon by its name: its bytes and their type; undefined where there is none of that name. */
export async function icon(name: string): Promise<{ content: string | Buffer; type: string } | undefined> {
  if (name === SVG_ICON) return { content: drawn({ pixels: 96, room: 3 }), type: 'image/svg+xml' };
  const asked = Object.hasOwn(ICONS, name) ? ICONS[name] : undefined;
  if (!asked) return undefined;
  const png = sharp(Buffer.from(drawn(asked))).png({ palette: true });
  return { content: await png.toBuffer(), type: 'image/png' };
}

function drawn({ pixels, room }: Icon): string {
  const side = UNITS + 2 * room;
  const box = `viewBox="${-room} ${-room} ${side} ${side}" width="${pixels}" height="${pixels}"`;
  const paper = `<rect x="${-room}" y="${-room}" width="${side}" height="${side}" fill="${PAPER}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${paper}${KIND_SHAPES.OFFER(INK)}</svg>`;
}
