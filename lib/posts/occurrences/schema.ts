import { z } from 'zod';
import { todaySchema } from '#lib/places/today/schema';
import type { OccurrenceView } from '#lib/posts/post/schema';
import { line } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';
import { day, hour } from '#lib/values/time/input';

/** One line about a date: why it is called off, or what is different. With its reason it fits into two hundred signs. */
const dayLine = line(140, { optional: true });
/** Why a date is called off, mostly. */
export const REASONS = ['rain', 'ill', 'flour', 'other'] as const;

/** "It does not take place." */
export const callOffSchema = z.object({
  reason: z.enum(REASONS, { error: 'form.choose' }),
  line: dayLine,
});

/** "Another day, or another hour." */
export const moveSchema = z.object({
  day: day('posts.whichDay'),
  ...{ start: hour().optional(), end: hour().optional() },
  line: dayLine,
});

/** "Only a word about it"; none takes back what was said. */
export const saySchema = z.object({ line: dayLine });

/** "No bread today": what is so at a place, and which of the day's dates there do not take place because of it. */
export const lineSchema = todaySchema.extend({ off: z.array(z.uuid({ error: 'form.choose' })) });

/** Where a date goes: its day, and its hours, 'HH:MM'; without any, those of its post. */
export type Target = { day: string; start: string | null; end: string | null };

/** A date as its forms say it: when it is, and the words about it. */
export type DateSaid = Target & { line: string };

/** A date that one may change, with what its page needs to know of it. */
export type DateView = {
  post: { id: string; title: PeopleWords };
  day: OccurrenceView;
  /** What the form to move it begins with; null where it is one that the post's own form changes: several days in a row. */
  start: Target | null;
  /** What its forms are opened with. */
  said: DateSaid;
  /** Whether it can go back to its day, which is still to come. */
  mayGoBack: boolean;
};

/** A date of today at a place, with what it is. */
export type TodayDate = { day: OccurrenceView; title: PeopleWords };
