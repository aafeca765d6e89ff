import 'server-only';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { sessionToken } from '#lib/people/session/session-cookie';
import { mint, type Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { passNow } from '#lib/platform/database/maintenance-gate';
import { holding } from '#lib/platform/form/held';
import { oldestKeptDay } from '#lib/values/periods';
import { sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { monthEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** Whoever is looking, by the session in their cookie: one indexed read a request. Also notes that they were here. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const token = await sessionToken();
  const viewer = token ? await viewerOfSession(token) : null;
  const request = holding().getStore();
  if (token && viewer && request) request.isStillHere = () => isSession(token);
  return viewer;
});

/** Whether a session's random token stands for one still: whoever leaves, or signs out everywhere, ends it while other requests are under way. */
async function isSession(token: string): Promise<boolean> {
  const where = { tokenHash: sha256(token) };
  return (await database().session.findUnique({ where, select: { id: true } })) !== null;
}

/** The viewer, or else to the sign-in page, which leads back to `path`. For pages and buttons of the signed-in. */
export async function requireViewer(path: string): Promise<Viewer> {
  return (await currentViewer()) ?? redirect(`/sign-in?to=${encodeURIComponent(path)}`);
}

/** The viewer a session's random token stands for, or null. */
export async function viewerOfSession(token: string): Promise<Viewer | null> {
  const tokenHash = sha256(token);
  const session = await database().session.findUnique({ where: { tokenHash }, include: { person: true } });
  if (!session) return null;
  // Forgotten, and the sweep has not come by.
  if (session.usedOn < new Date(oldestKeptDay('session', todayIn(zone(), now())))) return null;
  await noteBeingHere(session);
  return mint(session.person);
}

type Here = { id: string; usedOn: Date; person: { id: string; seenOn: Date; hereOn: Date | null } };

/** Notes the month, and for hosts the day, in which somebody was here. While nobody may write, at night, it is left to the next page. */
async function noteBeingHere({ id, usedOn, person }: Here): Promise<void> {
  const day = todayIn(zone(), now());
  const [today, month] = [new Date(day), new Date(monthEnd(day))];
  const isNoted = usedOn >= month && person.seenOn >= month && person.hereOn && person.hereOn >= today;
  const done = isNoted ? undefined : passNow('write');
  if (!done) return;
  try {
    if (usedOn < month) await database().session.updateMany({ where: { id }, data: { usedOn: month } });
    // A month that has begun is not taken back by a clock that was.
    const seenOn = new Date(Math.max(person.seenOn.getTime(), month.getTime()));
    await database().person.updateMany({
      where: { id: person.id },
      data: { seenOn, hereOn: today, askedOn: null },
    });
  } finally {
    done();
  }
}
