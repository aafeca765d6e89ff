import 'server-only';
import { headers } from 'next/headers';

/** The page of this board on which a button was pressed (path and query), or the board itself. */
export async function pageBefore(): Promise<string> {
  const given = await headers();
  return ownPage(given.get('referer'), given.get('host')) ?? '/';
}

/** The path and query of an address if it is on this host; a path only, so that it leads nowhere else. */
export function ownPage(address: string | null, host: string | null): string | undefined {
  if (!address || !host || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.host === host && isOwnPath(url.pathname) ? url.pathname + url.search : undefined;
}

/** Whether text is a path on this board, as a header can carry it (ASCII): browsers read `//host` and `/\host` as other hosts. */
export function isOwnPath(text: string | undefined | null): text is string {
  return !!text && /^\/(?!\/)[!-[\]-~]*$/.test(text);
}

/** Whether the page is fetched ahead of a tap, and so nobody has seen it yet. */
export async function isFetchedAhead(): Promise<boolean> {
  return /\bprefetch\b/.test((await headers()).get('sec-purpose') ?? '');
}

/** Whether an open page fetches itself again (islands/live.ts): of that its lists are seen, if anything is. */
export async function isFetchedAgain(): Promise<boolean> {
  return (await headers()).get('x-requested-with') === 'live';
}

/** The address under which this reader reached the board: the one their neighbours can use as well. For pages only, never for mails. */
export async function ownAddress(): Promise<string> {
  const asked = await headers();
  return `${asked.get('x-forwarded-proto') ?? 'http'}://${asked.get('host') ?? ''}`;
}
