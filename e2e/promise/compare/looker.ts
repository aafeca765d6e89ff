import { asking } from '#e2e/promise/compare/answers';
import { differences, type Snapshot, snapshot } from '#e2e/promise/compare/snapshot';
import { FOR_ANYBODY, FOR_SOMEBODY, type Spared, sparing } from '#e2e/promise/compare/spared';
import type { Client } from '#siege/client';

/** Somebody who looks: where, and what may be otherwise each time. */
export type Looker = { who: string; look: () => Promise<Snapshot>; spared: Spared[] };

/** What each of some saw. */
export type Looks = Map<Looker, Snapshot>;

/** A visitor, at some addresses of a board. */
export function visitor(url: string, addresses: string[]): Looker {
  const ask = asking(url);
  return { who: 'a visitor', look: () => snapshot(ask, addresses), spared: FOR_ANYBODY };
}

/** Somebody signed in, likewise. */
export function signedIn(url: string, { name, head }: Client, addresses: string[]): Looker {
  const ask = asking(url, { cookie: head.cookie ?? '' });
  return {
    who: `${name}, signed in`,
    look: () => snapshot(ask, addresses),
    spared: [...FOR_ANYBODY, ...FOR_SOMEBODY],
  };
}

/** Has some look, one after the other. */
export async function looks(lookers: Looker[]): Promise<Looks> {
  const all: Looks = new Map();
  for (const looker of lookers) all.set(looker, await looker.look());
  return all;
}

/** Where those who looked twice saw a difference, and which. */
export function seen(before: Looks, after: Looks, spared: Spared[] = []): string[] {
  return [...after].flatMap(([looker, now]) =>
    differences(before.get(looker) ?? now, now, sparing(...looker.spared, ...spared)).map(
      (difference) => `${looker.who}: ${difference}`,
    ),
  );
}
