import { randomInt } from 'node:crypto';

/** A made-up word without digits, which nothing else says. */
export function word(): string {
  return Array.from(
    { length: 5 },
    () => 'bdfgklmnprstvz'.charAt(randomInt(14)) + 'aeiou'.charAt(randomInt(5)),
  ).join('');
}

/** A day this many days from today, in the zone of the board, as a date field holds it. */
export function inDays(days: number): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** The `at`th part of what a pattern finds in a text. @throws with what was looked for */
export function found(text: string, pattern: RegExp, at = 1): string {
  const part = pattern.exec(text)?.[at];
  if (part === undefined)
    throw new Error(`nothing like ${pattern} in: ${text.replace(/\s+/g, ' ').slice(0, 300)}`);
  return part;
}
