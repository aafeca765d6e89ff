import { expect, test } from 'vitest';
import { reportDue, reportGoesOn, TOGETHER_FOR } from '#lib/reports/rules';
import {
  areOnlyForPeople,
  REPORT_READY,
  REPORTABLE,
  reportableKind,
  reportSchema,
} from '#lib/reports/schema';

const NOW = new Date('2026-10-24T22:30:00Z');

test('a threat is due at once, anything else a quarter of an hour later', () => {
  for (const reason of [...REPORT_READY, 'WORDS'] as const) {
    const waits = reason === 'THREAT' ? 0 : TOGETHER_FOR;
    expect([reason, reportDue(reason, NOW).getTime() - NOW.getTime()]).toEqual([reason, waits]);
  }
});

test('what nobody answers goes after thirty days of the board’s own zone', () => {
  expect(reportGoesOn({ now: NOW, zone: 'Europe/Berlin' })).toBe('2026-11-24');
  expect(reportGoesOn({ now: NOW, zone: 'UTC' })).toBe('2026-11-23');
});

test('what visitors do not see, they do not report; other words name no kind', () => {
  expect(REPORTABLE.filter((kind) => !areOnlyForPeople(kind))).toEqual(['post', 'today', 'picture']);
  for (const kind of ['place', 'version', 'constructor', '']) expect(reportableKind(kind)).toBeUndefined();
});

test('without a ready reason it is one’s own words', () => {
  expect(reportSchema.parse({ words: ' stolen \n bicycles' })).toEqual({
    reason: 'WORDS',
    words: 'stolen bicycles',
  });
  expect(reportSchema.safeParse({ reason: 'IN_PICTURE' }).success).toBe(false);
});
