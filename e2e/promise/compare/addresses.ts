import { globSync } from 'node:fs';
import { request as requests } from '@playwright/test';
import type { Scene } from '#e2e/promise/compare/scene';
import { addressesOf } from '#e2e/promise/neighbourhood';

const NEVER = '00000000-0000-4000-8000-000000000000';
const SECRET = 'x'.repeat(43);
/** A cell (H3) in the ocean. */
const FAR = '877c61931ffffff';

/** Where somebody is led to by the pages of a board, one of each kind. @param cookie whose pages; a visitor's unless said */
export async function ledTo(url: string, cookie = ''): Promise<string[]> {
  const context = await requests.newContext({ extraHTTPHeaders: { cookie } });
  try {
    const kinds = new Map<string, string>();
    for (const address of await addressesOf(url, context))
      if (!kinds.has(kindOf(address))) kinds.set(kindOf(address), address);
    return [...kinds.values()].filter((address) => !isByChance(address));
  } finally {
    await context.dispose();
  }
}

/** What is drawn by chance differs by chance: asked is for where nothing is to be drawn from. */
const isByChance = (address: string): boolean => address.startsWith('/wander') && !address.includes(FAR);

/** An address without what tells one post, place or day from another. */
const kindOf = (address: string): string =>
  address
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replace(/^\/places\/[^/?]+/, '/places/X')
    .replace(/=[^&]*/g, '=');

/** Where a visitor can look: wherever links lead them, and wherever else there is something. */
export async function everywhere(scene: Scene): Promise<string[]> {
  return [...new Set([...(await ledTo(scene.url)), ...further(scene)])];
}

/** Addresses to which no link leads, or which are no page. */
function further({ activity, date, offer, place, placeId }: Scene): string[] {
  return [
    ...[
      '/board.ics',
      '/board.atom',
      '/board.json',
      '/board.txt',
      '/board.json?q=rye',
      '/board.txt?language=fr',
    ],
    ...['ics', 'atom', 'json', 'txt'].map((format) => `/places/${place}.${format}`),
    ...[`/posts/${activity}.ics`, `/posts/${NEVER}.ics`, '/places/nowhere.ics'],
    ...['/preview.png', `/posts/${activity}/preview.png`, `/places/${place}/preview.png`],
    ...[`/places/${place}/notebook.txt`, '/manifest.webmanifest', '/robots.txt', '/speculation', '/healthz'],
    ...['/icons/loaf.svg', '/islands/live.js', '/islands/none.js', `/pictures/${'x'.repeat(32)}-small.webp`],
    // Names and words of which there will be some.
    ...['/?q=sieve', '/?q=Nadia', '/?q=quinces', '/people/Nadia', '/people/Nobody', '/places?q=sieve'],
    ...[
      '/letters',
      `/letters/${NEVER}`,
      '/me',
      '/me/leave',
      '/me/things',
      '/me/things/take',
      '/me/email',
      '/me/stay',
      '/me/left',
    ],
    ...[
      '/invite',
      '/invite/made',
      `/invite/back/${SECRET}`,
      `/in/${SECRET}`,
      `/stop/${SECRET}`,
      `/cannot/${SECRET}`,
    ],
    ...[
      `/mine/${SECRET}.ics`,
      `/mine/${SECRET}.atom`,
      '/begin',
      `/begin?key=${SECRET}`,
      '/one-click?token=x',
    ],
    ...['/sign-in/again', '/sign-in/sent', `/sign-in/link?token=${SECRET}`, '/where', '/watch', '/open'],
    ...[`/report/post/${offer}`, `/report/message/${NEVER}`, '/report/sent', `/reported/${SECRET}`],
    ...['/folded', `/fold/post/${offer}`, `/fold/place/${placeId}`, `/fold/message/${NEVER}`],
    ...[`/posts/${activity}?before=${NEVER}`, `/posts/${activity}/edit`, `/posts/${activity}/dates/${date}`],
    ...[`/posts/${offer}/edit`, `/posts/${offer}/still-so`, `/posts/${NEVER}`, `/posts/${NEVER}/edit`],
    ...['edit', 'history', `history/${NEVER}`, 'today'].map((page) => `/places/${place}/${page}`),
    ...[`/places/${placeId}`, '/places/nowhere', '/nowhere', `/wander?near=${FAR}`],
    ...[`post:${activity}`, `post:${NEVER}`, `place:${placeId}`, 'letters', ''].map(
      (about) => `/live?about=${about}`,
    ),
  ];
}

/** What a secret address opens is looked for: whoever holds it may know. */
export const OPENED_BY_SECRET =
  /^\/(?:in|invite\/back|mine|stop|cannot|reported|begin)\/?.*x{43}|^\/(?:sign-in\/link|one-click)/;

/** Under which address what stands in a folder of the app is asked for, where it is another (next.config.ts). */
const ELSEWHERE: Record<string, string> = {
  '/feeds/board/[format]': '/board.[format]',
  '/feeds/mine/[token]/[format]': '/mine/[token].[format]',
  '/feeds/places/[slug]/[format]': '/places/[slug].[format]',
  '/feeds/posts/[id]': '/posts/[id].ics',
  '/robots': '/robots.txt',
};

/** The routes of the app for which none of these addresses asks. */
export function unasked(addresses: string[]): string[] {
  const paths = addresses.map((address) => address.replace(/\?.*/, ''));
  const routes = globSync('app/**/{page.tsx,route.ts,robots.ts}').map(
    (file) => `/${file.replace(/^app\/|\/?(?:page\.tsx|route\.ts|\.ts)$/g, '')}`,
  );
  return routes.filter((route) => {
    const shape = (ELSEWHERE[route] ?? route).replaceAll('.', '\\.').replace(/\[[^/]*?\]/g, '[^/]+');
    return !paths.some((path) => new RegExp(`^${shape}$`).test(path));
  });
}
