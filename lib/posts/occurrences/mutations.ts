import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import type { Mistakes } from '#lib/platform/form/parse';
import { allDates, changeDate, onDate } from '#lib/posts/occurrences/on-date';
import { backTo, isSameTime, isTaken, mayMove, movedTo } from '#lib/posts/occurrences/rules';
import type { Target } from '#lib/posts/occurrences/schema';
import type { PostNews } from '#lib/posts/post/mail';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/**
 * Says of one date that it does not take place, and why. Its hosts may, and where none of them answers those who are coming to it;
 * all of them are told. Called off already, it stays as it was said. @returns the id of the post, or undefined where the date is not
 * there, is over, or is not theirs to call off.
 */
export function callOff(viewer: Viewer, occurrenceId: string, words: string): Promise<string | undefined> {
  return onDate(viewer, occurrenceId, async (day, db) => {
    if (!day.calledOff)
      await changeDate(db, day, {
        data: { calledOff: true, words },
        news: { is: 'calledOff', day: day.day },
      });
  });
}

/** It takes place after all. */
export function takeBackCallOff(viewer: Viewer, occurrenceId: string): Promise<string | undefined> {
  return onDate(viewer, occurrenceId, async (day, db) => {
    if (day.calledOff)
      await changeDate(db, day, {
        data: { calledOff: false, words: '' },
        news: { is: 'takesPlace', day: day.day },
      });
  });
}

/** Says what is different on one date; no words take them back. Of one that is called off, there is nothing else to say. */
export async function noteOccurrence(
  viewer: Viewer,
  occurrenceId: string,
  words: string,
): Promise<string | undefined> {
  let isOff = false;
  const post = await onDate(viewer, occurrenceId, async (day, db) => {
    isOff = day.calledOff;
    if (!isOff && day.words !== words)
      await changeDate(db, day, { data: { words }, news: { is: 'said', day: day.day } });
  });
  return isOff ? undefined : post;
}

/**
 * What became of a date that was to be moved: the id of its post; what is wrong with where it is to go; or it is not there, is over or
 * called off, or not theirs to move.
 */
type Move = { kind: 'moved'; post: string } | { kind: 'refused'; mistakes: Mistakes } | { kind: 'missing' };

/**
 * Moves one date to another day or hour, with a line why; the others stay, and who comes to it still does. Whoever may call it off
 * may, and the same people are told.
 */
export async function moveOccurrence(
  viewer: Viewer,
  { occurrenceId, target, words }: { occurrenceId: string; target: Target; words: string },
): Promise<Move> {
  let mistakes: Mistakes | undefined;
  let isOff = false;
  const post = await onDate(viewer, occurrenceId, async (day, db) => {
    isOff = day.calledOff || !mayMove(day, day.post, zone());
    if (isOff) return;
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
  if (mistakes) return { kind: 'refused', mistakes };
  return post && !isOff ? { kind: 'moved', post } : { kind: 'missing' };
}

/** A moved date goes back to its day; where that has passed, or another date stands there by now, it stays. Undefined likewise. */
export async function moveOccurrenceBack(viewer: Viewer, occurrenceId: string): Promise<string | undefined> {
  return onDate(viewer, occurrenceId, async (day, db) => {
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
