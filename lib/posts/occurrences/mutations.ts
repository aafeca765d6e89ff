import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { type Conflict, meet, type Opened } from '#lib/platform/form/meet';
import type { Mistakes } from '#lib/platform/form/parse';
import { startingWith } from '#lib/platform/form/state';
import { eachAlone } from '#lib/platform/form/three-way';
import { allDates, changeDate, type DateChanged, onDate, saidOfDate } from '#lib/posts/occurrences/on-date';
import {
  backTo,
  DATE_PARTS,
  hasSeen,
  isSameTime,
  isTaken,
  mayMove,
  movedTo,
} from '#lib/posts/occurrences/rules';
import type { DateSaid, Target } from '#lib/posts/occurrences/schema';
import type { PostNews } from '#lib/posts/post/mail';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What somebody says of a date; `opened` where a form says so. */
type Saying = { words: string; opened?: Opened };

/**
 * Says of one date that it does not take place, and why. Its hosts may, and where none of them answers those who are coming to it;
 * all of them are told. Changed since the form was opened, its sender looks first, be it that somebody else called it off already: then
 * both words are before them, and theirs, sent once more, stand instead.
 */
export function callOff(
  viewer: Viewer,
  occurrenceId: string,
  { words, opened }: Saying,
): Promise<DateChanged> {
  return onDate(viewer, occurrenceId, async (day, db) => {
    const { calledOff } = day;
    if (calledOff && (!opened || !words || words === day.words)) return;
    const stands = saidOfDate(day);
    if (opened && !hasSeen(stands, opened))
      return calledOff
        ? { ...asItStands(stands), both: ['line'], notice: 'posts.offAlready' }
        : asItStands(stands);
    await changeDate(db, day, {
      data: { calledOff: true, words },
      news: { is: calledOff ? 'said' : 'calledOff', day: day.day },
    });
  });
}

/** Of a date that its form says nothing of: there is nothing to choose from, only to look at. */
const asItStands = (said: DateSaid): Conflict => {
  const { values } = startingWith(said);
  return { kind: 'conflict', values: {}, both: [], taken: [], stands: values };
};

/** It takes place after all. */
export function takeBackCallOff(viewer: Viewer, occurrenceId: string): Promise<DateChanged> {
  return onDate(viewer, occurrenceId, async (day, db) => {
    if (day.calledOff)
      await changeDate(db, day, {
        data: { calledOff: false, words: '' },
        news: { is: 'takesPlace', day: day.day },
      });
  });
}

/** Says what is different on one date; no words take them back. Of one that is called off, there is nothing else to say. */
export function noteOccurrence(
  viewer: Viewer,
  occurrenceId: string,
  { words, opened }: Saying,
): Promise<DateChanged> {
  return onDate(viewer, occurrenceId, async (day, db) => {
    if (day.calledOff) return { kind: 'missing' };
    const met = meet(eachAlone('line'), { said: { line: words }, stands: { line: day.words }, opened });
    if (met.kind === 'conflict') return { ...met, stands: startingWith(saidOfDate(day)).values };
    const { line } = met.settled;
    if (day.words !== line)
      await changeDate(db, day, { data: { words: line }, news: { is: 'said', day: day.day } });
  });
}

/** What became of a date that was to be moved; refused: what is wrong with where it is to go. */
type Move = DateChanged | { kind: 'refused'; mistakes: Mistakes };

/**
 * Moves one date to another day or hour, with a line why; the others stay, and who comes to it still does. Whoever may call it off
 * may, and the same people are told.
 */
export async function moveOccurrence(
  viewer: Viewer,
  { occurrenceId, target, words, opened }: { occurrenceId: string; target: Target } & Saying,
): Promise<Move> {
  let mistakes: Mistakes | undefined;
  const done = await onDate(viewer, occurrenceId, async (day, db) => {
    if (day.calledOff || !mayMove(day, day.post, zone())) return { kind: 'missing' };
    const said = { ...target, line: words };
    const met = meet<DateSaid>(DATE_PARTS, { said, stands: saidOfDate(day), opened, tells: true });
    if (met.kind === 'conflict') return met;
    const moved = movedTo(
      day,
      { target, post: { ...day.post, dates: await allDates(day, db) } },
      { now: now(), zone: zone() },
    );
    mistakes = moved.mistakes;
    if (!moved.to) return;
    const { kind, starts, ends } = moved.to;
    const was = backTo(day, day.post, { now: now(), zone: zone() });
    const movedFrom = was && isSameTime(was, moved.to) ? null : (day.movedFrom ?? day.starts);
    await changeDate(db, day, {
      data: { kind, starts, ends, movedFrom, words },
      news: newsOf(day.day, dayOf(starts, zone())),
    });
  });
  return mistakes ? { kind: 'refused', mistakes } : done;
}

/**
 * A moved date goes back to its day; where that has passed, or another date stands there by now, it stays. Changed since the page was opened
 * on which it goes back (`opened`), whoever sends it looks first: what was said of it meanwhile goes with the move.
 */
export function moveOccurrenceBack(
  viewer: Viewer,
  occurrenceId: string,
  opened?: Opened,
): Promise<DateChanged> {
  return onDate(viewer, occurrenceId, async (day, db) => {
    if (day.movedFrom === null) return; // somebody else was quicker
    const stands = saidOfDate(day);
    if (opened && (day.calledOff || !hasSeen(stands, opened))) return asItStands(stands);
    const to = backTo(day, day.post, { now: now(), zone: zone() });
    if (!to || day.calledOff || isTaken(to, day, await allDates(day, db))) return;
    const { kind, starts, ends } = to;
    await changeDate(db, day, {
      data: { kind, starts, ends, movedFrom: null, words: '' },
      news: newsOf(day.day, to.day),
    });
  });
}

const newsOf = (day: string, to: string): PostNews =>
  day === to ? { is: 'otherHour', day } : { is: 'moved', day, to };
