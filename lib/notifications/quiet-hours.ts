import { addDays, atHour, dayOf, hourOf } from '#lib/values/time/day';

/** From which hour until which no mail comes ('HH:MM', by the zone of the board); none where either is not said. */
export type QuietHours = { quietFrom: string | null; quietUntil: string | null };

/**
 * When the quiet hours that it is now are over, or null where it is none. They may go past midnight. Where clocks skip the hour they end
 * at, they end as much later; where clocks pass it twice, at the first time.
 */
export function quietEnd(now: Date, { quietFrom, quietUntil }: QuietHours, zone: string): Date | null {
  if (!quietFrom || !quietUntil || quietFrom === quietUntil) return null;
  const [today, hour] = [dayOf(now, zone), hourOf(now, zone)];
  const overnight = quietFrom > quietUntil;
  const isQuiet = overnight ? hour >= quietFrom || hour < quietUntil : hour >= quietFrom && hour < quietUntil;
  if (!isQuiet) return null;
  const end = atHour(hour < quietUntil ? today : addDays(today, 1), quietUntil, zone);
  return end > now ? end : null;
}
