import { expect, test } from 'vitest';
import { LANGUAGES } from '#lib/values/language/languages';
import { messagesIn } from '#lib/values/language/messages';
import { cutoff, oldestKeptDay, PERIODS } from '#lib/values/periods';
import { Temporal } from '#lib/values/time/temporal';

test('each period is a duration, stands once, and has its words and its reason in every language', () => {
  expect(new Set(PERIODS.map(({ what }) => what)).size).toBe(PERIODS.length);
  for (const { after } of PERIODS) expect(() => Temporal.Duration.from(after)).not.toThrow();
  for (const language of LANGUAGES) {
    const words = messagesIn(language).remembers as Record<string, Record<string, string>>;
    const whats: string[] = PERIODS.map(({ what }) => what).sort();
    expect(Object.keys(words.what ?? {}).sort()).toEqual(whats);
    expect(Object.keys(words.why ?? {}).sort()).toEqual(whats);
    expect(Object.keys(words.after ?? {}).sort()).toEqual(
      [...new Set(PERIODS.map(({ after }) => after))].sort(),
    );
  }
});

test('what has passed is counted back from now: to the instant, or by days', () => {
  const now = new Date('2026-03-31T12:00:00Z');
  expect(cutoff('withdrawn', now)).toEqual(new Date('2026-03-28T12:00:00Z')); // days of twenty-four hours
  expect(cutoff('link', now)).toEqual(new Date('2026-03-31T11:45:00Z'));
  expect(oldestKeptDay('backup', '2026-03-31')).toBe('2026-03-24');
  expect(oldestKeptDay('unseen', '2028-02-29')).toBe('2027-02-28');
});
