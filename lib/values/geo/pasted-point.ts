import type { Point } from '#lib/values/geo/cell';
import { coordinatesIn, plainSigns } from '#lib/values/geo/coordinates';
import { isShortLink, pointInGeo, pointInLink } from '#lib/values/geo/map-links';

/** What somebody pasted to say where something is: a spot, a link that only its maker can read, or nothing that says one spot. */
export type Pasted = { is: 'point'; point: Point } | { is: 'shortLink' } | { is: 'unreadable' };

const UNREADABLE: Pasted = { is: 'unreadable' };
const LINK = /\bgeo:\S.*$|\b(?:https?|om):\/\/\S+/gis;
/** An address without its scheme, as a browser's line shows it. */
const BARE = /^(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/|\?)\S*$/i;

/** Reads two numbers or a link from a map, also among other words. No link is ever followed. */
export function readPasted(text: string): Pasted {
  const said = text.trim();
  const links = said.match(LINK) ?? (BARE.test(said) ? [`https://${said}`] : []);
  if (!links[0]) return found(coordinatesIn(said));
  const [first = UNREADABLE, ...others] = links.map(readLink);
  const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return isSame ? first : UNREADABLE;
}

/** The point that somebody pasted; null where it is not one spot. */
export function pastedPoint(text: string): Point | null {
  const pasted = readPasted(text);
  return pasted.is === 'point' ? pasted.point : null;
}

function readLink(text: string): Pasted {
  if (/^geo:/i.test(text)) return found(pointInGeo(plainSigns(text)));
  if (!URL.canParse(text)) return UNREADABLE;
  const url = new URL(text);
  return isShortLink(url) ? { is: 'shortLink' } : found(pointInLink(url));
}

const found = (point: Point | null): Pasted => (point ? { is: 'point', point } : UNREADABLE);
