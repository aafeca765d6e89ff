// Drawn pictures for the sample neighbourhood: no photograph of anybody's is shipped.

/** What can be drawn. */
export type Drawing = 'loaf' | 'apples' | 'seedlings';

const WIDTH = 1200;
const HEIGHT = 900;

/** A drawing as SVG, four to three. */
export function drawn(what: Drawing): string {
  const [ground, shapes] = DRAWINGS[what];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${ground}"/>${shapes}</svg>`;
}

const each = (points: [number, number][], shape: (x: number, y: number, at: number) => string) =>
  points.map(([x, y], at) => shape(x, y, at)).join('');

const linen = Array.from(
  { length: 30 },
  (_, at) => `<path d="M0 ${at * 30}H1200" stroke="#fff" stroke-opacity=".25" stroke-width="3"/>`,
).join('');

const scores = each(
  [
    [400, 380],
    [520, 350],
    [640, 350],
    [760, 380],
  ],
  (x, y) =>
    `<path d="M${x} ${y}c50 60 60 130 20 210c-50-60-60-140-20-210z" fill="#e9c27e" stroke="#6d3d12" stroke-width="6"/>`,
);

const apple = (x: number, y: number, at: number) =>
  `<g transform="translate(${x} ${y})"><circle r="108" fill="${['#b8322a', '#c9803a', '#8f2a24', '#a8a13c'][at % 4]}"/><circle cx="-34" cy="-36" r="26" fill="#fff" fill-opacity=".28"/><path d="M0-58c8-34 26-48 44-52" fill="none" stroke="#3f2a16" stroke-width="12"/></g>`;

const seedling = (x: number, y: number) =>
  `<g transform="translate(${x} ${y})"><path d="M-86 60h172l-26 180h-120z" fill="#a5552f"/><ellipse cy="60" rx="86" ry="26" fill="#3a2618"/><path d="M0 60c0-90 4-150 0-210" stroke="#4d7d35" stroke-width="12" fill="none"/><path d="M0-60c-90-10-130-60-140-120c80 0 130 40 140 120zM0-20c90-10 130-60 140-120c-80 0-130 40-140 120zM0-130c-40-50-30-100 0-140c30 40 40 90 0 140z" fill="#5e9440"/></g>`;

const DRAWINGS: Record<Drawing, [ground: string, shapes: string]> = {
  loaf: [
    '#cfc3ae',
    `${linen}<ellipse cx="610" cy="510" rx="400" ry="270" fill="#000" fill-opacity=".18"/><ellipse cx="590" cy="470" rx="400" ry="270" fill="#9a5a22"/><ellipse cx="585" cy="455" rx="372" ry="240" fill="#b8742f"/>${scores}`,
  ],
  apples: [
    '#7a5a3a',
    `<path d="M0 150H1200M0 450H1200M0 750H1200" stroke="#5d4228" stroke-width="20"/>${each(
      [
        [210, 230],
        [470, 190],
        [740, 240],
        [990, 200],
        [330, 450],
        [600, 440],
        [860, 470],
        [200, 680],
        [480, 690],
        [740, 700],
        [1000, 690],
      ],
      apple,
    )}`,
  ],
  seedlings: [
    '#dfe5cf',
    `<path d="M0 720H1200V900H0z" fill="#b9a27c"/>${each(
      [
        [260, 520],
        [600, 480],
        [940, 530],
      ],
      seedling,
    )}`,
  ],
};
