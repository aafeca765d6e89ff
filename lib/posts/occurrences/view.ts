import 'server-only';
import { hasNoEnd, occurrenceOn } from '#lib/posts/occurrences/dates';
import type { OccurrenceView } from '#lib/posts/post/schema';
import { written } from '#lib/values/text/people-words';
import { dayOf } from '#lib/values/time/day';
import type { Hours } from '#lib/values/time/span';
import { zone } from '#lib/values/time/zone';

type OccurrenceRow = Pick<OccurrenceView, 'id' | 'kind' | 'starts' | 'ends' | 'calledOff'> & {
  words: string;
  movedFrom: Date | null;
};

/** A date as pages show it; `hours` are those of its post. */
export function occurrenceView({ movedFrom, ...row }: OccurrenceRow, hours: Hours): OccurrenceView {
  const { id, kind, starts, ends, calledOff, words } = row;
  const [day, lastDay] = [dayOf(starts, zone()), dayOf(new Date(ends.getTime() - 1), zone())];
  const was = movedFrom && occurrenceOn(dayOf(movedFrom, zone()), hours, zone());
  return {
    ...{ id, kind, day, lastDay, starts, ends, calledOff },
    words: written(words),
    endSaid: hours.endHour !== null || (movedFrom !== null && !hasNoEnd(row, zone())),
    was: was && {
      ...was,
      lastDay: dayOf(new Date(was.ends.getTime() - 1), zone()),
      endSaid: hours.endHour !== null,
    },
  };
}
