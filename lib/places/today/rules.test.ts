import { describe, expect, it } from 'vitest';
import { todayUntil } from '#lib/places/today/rules';

describe('today', () => {
  const now = new Date('2026-10-24T10:00:00Z'); // noon in Berlin, and the night has an hour more
  it('lasts until its hour, or midnight', () => {
    expect(todayUntil('16:00', 'Europe/Berlin', now)).toEqual(new Date('2026-10-24T14:00:00Z'));
    expect(todayUntil(undefined, 'Europe/Berlin', now)).toEqual(new Date('2026-10-24T22:00:00Z'));
  });
  it('cannot last until an hour that has passed', () => {
    expect(todayUntil('11:59', 'Europe/Berlin', now)).toBeNull();
    expect(todayUntil('12:00', 'Europe/Berlin', now)).toBeNull();
  });
});
