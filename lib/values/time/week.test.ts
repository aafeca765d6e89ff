import fc from 'fast-check';
import { expect, it } from 'vitest';
import { todayIn, weekdayOf } from '#lib/values/time/day';
import { timeRangesFrom } from '#lib/values/time/week';

const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const zone = fc.constantFrom('Europe/Berlin', 'Pacific/Apia', 'America/New_York', 'Asia/Kathmandu', 'UTC');

it('the parts of the time to come follow each other without a gap, every weekday once', () => {
  fc.assert(
    fc.property(instant, zone, (now, where) => {
      const parts = timeRangesFrom(now, where);
      expect(parts.map(({ name }) => name)).toEqual([
        'today',
        'tomorrow',
        ...['day', 'day', 'day', 'day', 'day'],
        'later',
      ]);
      expect(parts[0]?.day).toBe(todayIn(where, now));
      expect(parts[0]?.from.getTime()).toBeLessThanOrEqual(now.getTime());
      for (const [at, part] of parts.slice(1).entries()) expect(part.from).toEqual(parts[at]?.till);
      expect(new Set(parts.flatMap(({ day }) => (day ? weekdayOf(day) : []))).size).toBe(7);
    }),
  );
});
