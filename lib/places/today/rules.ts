import { atHour, dayEnd, todayIn } from '#lib/values/time/day';

/** Until when today's line stands: its hour in the zone, or midnight. Null where that hour has passed. */
export function todayUntil(hour: string | undefined, zone: string, now: Date): Date | null {
  const today = todayIn(zone, now);
  if (!hour) return dayEnd(today, zone);
  const until = atHour(today, hour, zone);
  return until > now ? until : null;
}
