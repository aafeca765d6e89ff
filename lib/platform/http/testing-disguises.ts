/** For tests: addresses that nobody is to reach, and every way we know to write them so that a careless reader would not see it. */
export const FORBIDDEN = [
  '/_next/image?url=%2Fpictures%2Fx-small.webp&w=640&q=75',
  '/_next/data/build/index.json',
  '/_next/static/chunks/main.js',
  '/_next/static/build/_buildManifest.js',
  '/_next/x',
  '/_next',
  '/about.rsc',
  '/about.rsc?q=bread',
  '/about.segments/_tree.segment.rsc',
  '/feeds',
  '/feeds/board/ics',
  '/feeds/mine/x/ics?language=ar',
];

/** Before the address, or between its parts: what leads to the same place. */
const DETOURS = ['', '', './', '/', 'x/../', 'x/%2e%2e/', 'x/.%2E/', '%2e/', 'x/y/../../', 'static/../'];
/** The same with every escape escaped once more, or with what some take for a slash. */
const DEEP_DETOURS = [
  'x/%252e%252e/',
  'x%2f..%2f',
  'x%5c..%5c',
  'x\\..\\',
  '%5c',
  '\\',
  '%2f',
  '%252f',
  'x%255C%252e%252e%255c',
];

/** An address in disguise. @param dice a whole number below its argument. */
export function disguised(target: string, dice: (sides: number) => number): string {
  const [path = '', query] = target.split('?', 2);
  const one = (all: string[]) => all[dice(all.length)] ?? '';
  const parts = path
    .slice(1)
    .split('/')
    .map((part) => [...part].map((sign) => sometimesEscaped(sign, dice)).join(''));
  // A detour in front of each part; by "//" an address would name another host, which is refused before.
  const detour = () => one(dice(3) === 0 ? DEEP_DETOURS : DETOURS);
  const written = parts.map((part) => detour() + part).join('/');
  return `/${written}${query === undefined ? '' : `?${query}`}`;
}

function sometimesEscaped(sign: string, dice: (sides: number) => number): string {
  if (dice(6) !== 0) return sign;
  const hex = sign.charCodeAt(0).toString(16);
  return `%${'25'.repeat(dice(3))}${dice(2) ? hex : hex.toUpperCase()}`;
}
