import {
  CHOSEN_KINDS,
  type Digest,
  type NotificationSettings,
  type SaidSettings,
} from '#lib/people/notification-settings/schema';
import { eachAlone, type FormPart } from '#lib/platform/form/three-way';
import { addDays, atHour, dayOf, weekdayOf } from '#lib/values/time/day';

/** When the letter of the evening goes, and on which weekday that of the week: before the weekend, when there is time to plan. */
const EVENING = '18:00';
const THURSDAY = 4;

/** What is told at once waits for what else there is to tell within some minutes. */
const MINUTES = 3 * 60 * 1000;

/** When somebody is told of what became news `now`, by what they chose; null where they are not told by mail. */
export function digestDue(digest: Digest, now: Date, zone: string): Date | null {
  if (digest === 'NOTHING') return null;
  if (digest === 'AT_ONCE') return new Date(now.getTime() + MINUTES);
  const today = dayOf(now, zone);
  // Where a zone leaves a day out, its evening is that of the next: eight days hold each weekday.
  for (let day = 0; day < 10; day++) {
    const evening = addDays(today, day);
    const due = atHour(evening, EVENING, zone);
    if (due > now && (digest === 'DAILY' || weekdayOf(dayOf(due, zone)) === THURSDAY)) return due;
  }
  return new Date(now.getTime() + MINUTES);
}

/** What of the form is changed as one; each kind of mail by itself. */
export const SETTINGS_PARTS: readonly FormPart[] = [
  { fields: ['sorts'], isSet: true },
  ...eachAlone('rest', 'quietFrom', 'quietUntil'),
];

/** What somebody is told, as the form says it; and back. */
export const saidOf = ({ stopped, digest, quietFrom, quietUntil }: NotificationSettings): SaidSettings => ({
  sorts: CHOSEN_KINDS.filter((kind) => !stopped.includes(kind)),
  ...{ rest: digest, quietFrom, quietUntil },
});

export const settingsOf = ({ sorts, rest, quietFrom, quietUntil }: SaidSettings): NotificationSettings => ({
  stopped: CHOSEN_KINDS.filter((kind) => !sorts.includes(kind)),
  ...{ digest: rest, quietFrom, quietUntil },
});
