import type { Point } from '#lib/values/geo/cell';
import { pointOf } from '#lib/values/geo/point';

const FORMS = [
  /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/, // 52.52, 13.40
  /#map=\d+(?:\.\d+)?\/(-?\d+\.\d+)\/(-?\d+\.\d+)/, // OpenStreetMap
  /[?&]mlat=(-?\d+\.\d+)&mlon=(-?\d+\.\d+)/, // OpenStreetMap, with a marker
  /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/, // RFC 5870
  /@(-?\d+\.\d+),(-?\d+\.\d+)/, // Google Maps
  /[?&](?:q|ll|query)=(-?\d+\.\d+)(?:,|%2C)\+?(-?\d+\.\d+)/, // Google and Apple Maps
];

/** The point that somebody pasted: two numbers, or a link from a map. Null for anything else; no link is ever followed. */
export function pastedPoint(text: string): Point | null {
  for (const form of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const [lat, lng] = [found[1], found[2]].map((part) => part?.replace(/(\.\d{15})\d+/, '$1'));
    const point = pointOf(`${lat},${lng}`);
    if (point) return point;
  }
  return null;
}
