import type { Point } from '#lib/values/geo/cell';
import { coordinatesIn } from '#lib/values/geo/coordinates';

// What the links of maps say. A link may hold a marker, which is the spot that somebody means, and a view, which is where they happened to
// look: the view counts only where nothing says that something else in it is meant.

type Link = { url: URL; path: string; get: (...names: string[]) => string | undefined };
/** What a link holds: texts for its marker and its view, and whether it names something whose spot it does not say. */
type Held = { marker?: string | undefined; view?: string | undefined; namesOther?: boolean };

const SHORT =
  /^(?:(?:maps\.app\.)?goo\.gl|g\.co|omaps\.app|ge0\.me|comaps\.at|bit\.ly|tinyurl\.com|t\.co|w3w\.co|(?:www\.)?what3words\.com)$/;

/** Whether a link leads to a map by a code that only its maker can read. */
export function isShortLink(url: URL): boolean {
  const { host, pathname } = url;
  return (
    SHORT.test(host) ||
    (/(^|\.)(osm|openstreetmap)\.org$/.test(host) && pathname.startsWith('/go/')) ||
    (/^maps\.apple(\.com)?$/.test(host) && pathname.startsWith('/p/')) ||
    (/(^|\.)waze\.com$/.test(host) && pathname.startsWith('/ul/')) ||
    (/(^|\.)mapy\.(cz|com)$/.test(host) && pathname.startsWith('/s/'))
  );
}

/** The spot that a link to a map means; null where it does not say. */
export function pointInLink(url: URL): Point | null {
  const [, read] = SITES.find(([site]) => site.test(url.host)) ?? [];
  const { marker, view, namesOther } = (read ?? anywhere)(linkOf(url));
  if (marker !== undefined) return inLink(marker);
  return view === undefined || namesOther ? null : inLink(view);
}

/** In a link a comma stands between two numbers. */
const inLink = (text: string): Point | null =>
  coordinatesIn(text.replace(/^ *(-?[\d.]+) *, *(-?[\d.]+) *$/, '$1 $2'));

/**
 * The spot that a geo: address means (RFC 5870), also as Android has it, with a marker as its query: `geo:0,0?q=52.5,13.4(The mill)`.
 * Null for other reference systems than the usual one, and for a query in words.
 */
export function pointInGeo(text: string): Point | null {
  const [, at = '', parameters = '', , query] =
    /^geo:([^;?]*)((?:;[^?]*)?)(\?(.*))?$/is.exec(text.trim()) ?? [];
  if (/;crs=(?!wgs84(;|$))/i.test(parameters)) return null;
  const asked = new URLSearchParams(query).get('q');
  if (asked !== null) return inLink(asked.replace(/\(.*\)\s*$/s, ''));
  const [lat, lng] = at.split(',');
  return inLink(`${lat},${lng}`);
}

function linkOf(url: URL): Link {
  const ofHash = new URLSearchParams(url.hash.slice(1));
  const get: Link['get'] = (...names) => {
    for (const name of names) {
      const value = url.searchParams.get(name) ?? ofHash.get(name);
      if (value) return value;
    }
    return undefined;
  };
  return { url, path: decoded(url.pathname), get };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    return path;
  }
}

const isPoint = (text: string | undefined): text is string => !!text && inLink(text) !== null;

/** Two parameters as one text. */
function pair(lat: string | undefined, lng: string | undefined): string | undefined {
  return lat !== undefined && lng !== undefined ? `${lat} ${lng}` : undefined;
}

/** The view behind '#': `#map=17/52.5/13.4`, `#15/52.5/13.4`. */
function viewInHash({ url }: Link): string | undefined {
  const [, lat, lng] = /^#(?:map=)?[\d.]+\/(-?[\d.]+)\/(-?[\d.]+)/.exec(url.hash) ?? [];
  return pair(lat, lng);
}

function openStreetMap(link: Link): Held {
  const { path, get } = link;
  const query = get('query');
  return {
    marker: pair(get('mlat'), get('mlon')) ?? get('marker') ?? (isPoint(query) ? query : undefined),
    view: viewInHash(link) ?? pair(get('lat'), get('lon')),
    namesOther: query !== undefined || /^\/(directions|node|way|relation|note|search|user)\b/.test(path),
  };
}

function google({ url, path, get }: Link): Held {
  const places = [...`${url.pathname}${url.search}`.matchAll(/!3d(-?[\d.]+)!4d(-?[\d.]+)/g)];
  const ofPlace = places.map(([, lat, lng]) => `${lat} ${lng}`);
  const named = /\/(?:place|search)\/([^/@]+)/.exec(path)?.[1];
  const asked = get('q', 'query', 'daddr', 'destination')?.replace(/^loc:/i, '').replace(/^.*@/s, '');
  const view = /\/@(-?[\d.]+),(-?[\d.]+)/.exec(path);
  return {
    marker: new Set(ofPlace).size === 1 ? ofPlace[0] : [named, asked].find(isPoint),
    view: view ? pair(view[1], view[2]) : get('ll', 'center', 'cbll', 'viewpoint'),
    namesOther:
      named !== undefined || asked !== undefined || ofPlace.length > 0 || /\/(dir|place|search)\//.test(path),
  };
}

function apple({ path, get }: Link): Held {
  const asked = get('q', 'daddr', 'address');
  return {
    marker: [get('coordinate'), get('ll'), asked].find(isPoint),
    view: get('center', 'sll'),
    namesOther: asked !== undefined || /^\/(directions|place|search)/.test(path),
  };
}

function osmAnd(link: Link): Held {
  const { get } = link;
  return { marker: get('pin') ?? pair(get('lat'), get('lon')), view: viewInHash(link) };
}

/** Longitude first. */
function yandex({ path, get }: Link): Held {
  const turned = (text = '') =>
    text ? text.split('~')[0]?.split(',').slice(0, 2).reverse().join(' ') : undefined;
  return {
    marker: turned(get('pt', 'whatshere[point]', 'poi[point]')),
    view: turned(get('ll')),
    namesOther: /\/org\//.test(path) || get('text', 'rtext', 'oid') !== undefined,
  };
}

function here({ path, get }: Link): Held {
  const [, shared] = /\/l\/(-?[\d.]+,-?[\d.]+)/.exec(path) ?? [];
  return { marker: shared, view: get('map')?.split(',').slice(0, 2).join(',') };
}

function waze({ get }: Link): Held {
  return { marker: get('ll', 'latlng') ?? get('to')?.replace(/^ll\./, '') };
}

function bing({ get }: Link): Held {
  const [, lat, lng] = /^point\.(-?[\d.]+)_(-?[\d.]+)/.exec(get('sp') ?? '') ?? [];
  const asked = get('where1', 'q');
  return {
    marker: pair(lat, lng) ?? (isPoint(asked) ? asked : undefined),
    view: get('cp')?.replace('~', ' '),
    namesOther: asked !== undefined || get('rtp', 'ss') !== undefined,
  };
}

/** A map that nobody here knows: what its parameters are called says which number is which. */
function anywhere(link: Link): Held {
  const { get } = link;
  const marker =
    pair(get('mlat'), get('mlon', 'mlng')) ??
    pair(get('lat', 'latitude'), get('lon', 'lng', 'long', 'longitude'));
  return { marker, view: undefined };
}

const SITES: [RegExp, (link: Link) => Held][] = [
  [/(^|\.)(openstreetmap|osm)\.(org|de|fr)$/, openStreetMap],
  [/(^|\.)google\.[a-z.]+$/, google],
  [/(^|\.)maps\.apple(\.com)?$/, apple],
  [/(^|\.)osmand\.net$/, osmAnd],
  [/(^|\.)yandex\.[a-z.]+$/, yandex],
  [/(^|\.)here\.com$/, here],
  [/(^|\.)waze\.com$/, waze],
  [/(^|\.)bing\.com$/, bing],
];
