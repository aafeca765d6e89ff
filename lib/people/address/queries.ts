import 'server-only';
import { readStopping } from '#lib/notifications/sorts';
import { hashOfWish, readWish } from '#lib/people/address/rules';
import type { Confirming, Stopped, Told } from '#lib/people/address/schema';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

/** Whether a sign-in link still works. Looking does not use it up: mail scanners look at every link. */
export async function isLinkGood(token: string): Promise<boolean> {
  return (await living(sha256(token))) !== null;
}

/** The address that a link would confirm, or undefined where the link no longer works. */
export async function confirming(token: string): Promise<Confirming | undefined> {
  const wish = readWish(token);
  const link = wish && (await living(hashOfWish(token)));
  return link ? { name: link.person.name, email: wish.email } : undefined;
}

function living(tokenHash: Uint8Array<ArrayBuffer>) {
  return database().signInLink.findFirst({
    where: { tokenHash, expires: { gt: now() } },
    select: { person: { select: { name: true } } },
  });
}

/** What the address in a mail stops, and whether it is stopped; undefined where it leads to nobody. */
export async function stopped(token: string): Promise<Stopped | undefined> {
  const stopping = readStopping(token);
  if (!stopping) return undefined;
  const { personId: id, sorts } = stopping;
  const person = await database().person.findUnique({ where: { id }, select: { stopped: true } });
  if (!person) return undefined;
  if (sorts !== 'WISH') return { sorts, isStopped: sorts.every((sort) => person.stopped.includes(sort)) };
  const link = await database().signInLink.findFirst({ where: { personId: id, expires: { gt: now() } } });
  return { sorts, isStopped: link === null };
}

/** What the viewer is told by mail, and when. */
export async function told(viewer: Viewer): Promise<Told> {
  const told = await database().person.findUniqueOrThrow({
    where: { id: viewer.id },
    select: { stopped: true, rest: true, quietFrom: true, quietUntil: true },
  });
  return { ...told, rest: told.stopped.includes('WATCHES') ? 'NOTHING' : told.rest };
}
