import { z } from 'zod';
import { inputsOf, type Said } from '#lib/posts/post/fields';
import type { PostKind } from '#lib/posts/post/schema';
import { isCell } from '#lib/values/geo/cell';
import { spot, town } from '#lib/values/geo/input';
import { line, words } from '#lib/values/text/input';
import { day, hour } from '#lib/values/time/input';
import { rhythmSchema } from '#lib/values/time/rhythm';

/** When something is, as a form asks it. */
export const WHENS = ['today', 'day', 'days', 'span', 'any', 'rhythm'] as const;
/** "This or that day": the fields for its days, the first of which serves the other choices too. */
export const DAY_FIELDS = ['day', 'day2', 'day3', 'day4'] as const;
/** The fields for dates that are left out of a rhythm: holidays, mostly; others are called off. */
export const WITHOUT_FIELDS = [
  'without',
  'without2',
  'without3',
  'without4',
  'without5',
  'without6',
] as const;
/** The fields for the names of others who call an activity too. */
export const HOST_FIELDS = ['host', 'host2', 'host3'] as const;

const DAY = day().optional();
const HOUR = hour().optional();
const TICK = z.literal('on', { error: 'form.invalid' }).optional();

/** Roughly where, pasted from a map, or a town: only the few streets around a spot are kept (`readDraft`). */
export const AREA = spot();

const base = z.object({
  when: z.enum(WHENS, { error: 'form.choose' }),
  ...{ day: DAY, day2: DAY, day3: DAY, day4: DAY, until: DAY, start: HOUR, end: HOUR },
  rhythm: rhythmSchema.optional(),
  ...{ without: DAY, without2: DAY, without3: DAY, without4: DAY, without5: DAY, without6: DAY },
  place: line(100, { optional: true }),
  // A cell that came along in the address, not from somebody's hand: what cannot be read is left out.
  near: z
    .string()
    .optional()
    .transform((cell) => (isCell(cell) ? cell : null)),
  area: AREA,
  town: town(),
  arrival: words(400, { optional: true }),
  /** "Publish it all the same", though there seems to be a telephone number or a street address in it. */
  publish: TICK,
});

const HOSTS = {
  host: line(60, { optional: true }),
  host2: line(60, { optional: true }),
  host3: line(60, { optional: true }),
};

/** One form's schema for each kind. `together` is "come and make it with me?": yes makes it an activity. */
export const postSchemas = {
  OFFER: base.extend({ ...inputsOf('OFFER'), together: TICK }),
  REQUEST: base.extend({ ...inputsOf('REQUEST'), together: TICK }),
  ACTIVITY: base.extend({ ...inputsOf('ACTIVITY'), ...HOSTS }),
} satisfies Record<PostKind, z.ZodObject>;

/** What any kind asks: a form for a post that was of another kind may still say what that one asked. */
const FIELDS = { ...inputsOf('REQUEST'), ...inputsOf('ACTIVITY') };

/** The same for a post that is changed. */
export const changeSchemas = {
  OFFER: postSchemas.OFFER.extend(FIELDS),
  REQUEST: postSchemas.REQUEST.extend(FIELDS),
  ACTIVITY: postSchemas.ACTIVITY.extend(FIELDS),
} satisfies Record<PostKind, z.ZodObject>;

/** Everything that a form for a post can say; what a kind does not ask is not there. */
export type PostFields = z.output<typeof base> &
  Said & { together?: 'on' } & { [Name in keyof typeof HOSTS]?: string | null };
