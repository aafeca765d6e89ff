import 'server-only';
import { BOTH_PEOPLE, correspondencesOf, MOST_CORRESPONDENCES, otherPerson } from '#lib/letters/queries';
import { lettersSince } from '#lib/letters/rules';
import type { CorrespondenceView } from '#lib/letters/schema';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { Several } from '#lib/values/several';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';

/** Whether something the viewer was written has not been opened. News is a dot. */
export async function hasUnreadLetters(viewer: Viewer): Promise<boolean> {
  const letter = await database().letter.findFirst({
    where: { correspondence: correspondencesOf(viewer), ...unopened(viewer) },
    select: { id: true },
  });
  return letter !== null;
}

function unopened(viewer: Viewer) {
  return { opened: false, personId: { not: viewer.id }, madeAt: { gt: lettersSince(now()) } };
}

/** With whom the viewer writes letters, the latest first. */
export async function correspondences(viewer: Viewer): Promise<Several<CorrespondenceView>> {
  const rows = await database().correspondence.findMany({
    where: correspondencesOf(viewer),
    take: MOST_CORRESPONDENCES,
    select: {
      id: true,
      ...BOTH_PEOPLE,
      letters: { orderBy: { madeAt: 'desc' }, take: 1, select: { madeAt: true } },
    },
  });
  const fresh = await database().letter.findMany({
    where: { correspondence: correspondencesOf(viewer), ...unopened(viewer) },
    distinct: ['correspondenceId'],
    select: { correspondenceId: true },
  });
  const news = new Set(fresh.map((row) => row.correspondenceId));
  const all = rows
    .map((row) => ({
      id: row.id,
      name: written(otherPerson(row, viewer).name),
      latest: row.letters[0]?.madeAt ?? now(),
      hasNews: news.has(row.id),
    }))
    .sort((a, b) => b.latest.getTime() - a.latest.getTime());
  return new Several(all);
}
