import { formatsOf, LANGUAGES } from '#lib/values/language/languages';
import { INVISIBLE } from '#lib/values/text/combining-marks';
import { toAsciiDigits } from '#lib/values/text/digits';
import { parseDay, parseHour } from '#lib/values/time/day';

// Hours and days as people write them, where a browser has no field of its own for them.

const plain = (text: string): string =>
  toAsciiDigits(text.replace(INVISIBLE, '')).normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

const two = (number: number): string => String(number).padStart(2, '0');

/** 17:30, 9.05, 18h30, 18 h, 9 uhr. */
const BY_TWENTY_FOUR = /^(\d{1,2}) ?(?:[:.h] ?(\d{2})|h|heures?|uhr)$/;
/** 6 pm, 6:30 p.m., and with the Arabic letters for before and after noon. */
const BY_TWELVE = /^(\d{1,2})(?:[:.](\d{2}))? ?(?:([ap])\.? ?m\.?|(ص)|(م))$/;

/** The hour that somebody wrote, as 'HH:MM'; null where it is none, or might be either half of a day. */
export function readHour(text: string): string | null {
  const written = plain(text);
  const [, hour, minute = '00'] = BY_TWENTY_FOUR.exec(written) ?? [];
  if (hour !== undefined) return parseHour(`${two(Number(hour))}:${minute}`);
  const [, half, past = '00', letter, before] = BY_TWELVE.exec(written) ?? [];
  if (half === undefined || Number(half) < 1 || Number(half) > 12) return null;
  const isMorning = letter === 'a' || before !== undefined;
  return parseHour(`${two((Number(half) % 12) + (isMorning ? 0 : 12))}:${past}`);
}

/** Names of months in every language of the interface, also shortened and as the Levant has them, without their stops. */
const MONTHS = new Map(
  [...LANGUAGES.map((language) => formatsOf(language)), 'ar-SY'].flatMap((formats) =>
    (['long', 'short'] as const).flatMap((month) => {
      const name = new Intl.DateTimeFormat(formats, { month, timeZone: 'UTC' });
      return Array.from(
        { length: 12 },
        (_, at) => [plain(name.format(Date.UTC(2026, at, 15))).replaceAll('.', ''), at + 1] as const,
      );
    }),
  ),
);

/**
 * The day that somebody wrote, as 'YYYY-MM-DD'; null where it is none. The day stands before the month, as everywhere in the interface,
 * unless only the other way is a day.
 */
export function readDay(text: string): string | null {
  const written = plain(text);
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written) ?? [];
  if (isoYear) return dayOn(isoYear, Number(isoMonth), Number(isoDay));
  const [, first, second, year] = /^(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4})$/.exec(written) ?? [];
  if (year) return dayOn(year, Number(second), Number(first)) ?? dayOn(year, Number(first), Number(second));
  return namedDay(written);
}

/** "Saturday 5 December 2026", "December 5th, 2026", "5 déc. 2026". */
function namedDay(written: string): string | null {
  const numbers = written.match(/\d+/g) ?? [];
  const [day, year] = numbers;
  const months = [...MONTHS].filter(([name]) => isNamed(written, name)).map(([, month]) => month);
  if (numbers.length !== 2 || year?.length !== 4 || new Set(months).size !== 1) return null;
  return dayOn(year, months[0] as number, Number(day));
}

/** Whether a name stands in a text as words of its own. */
function isNamed(text: string, name: string): boolean {
  const words = ` ${text.replaceAll('.', '').replace(/[^\p{L}\p{M}]+/gu, ' ')} `;
  return words.includes(` ${name.replace(/[^\p{L}\p{M}]+/gu, ' ').trim()} `);
}

function dayOn(year: string, month: number, day: number): string | null {
  return parseDay(`${year}-${two(month)}-${two(day)}`);
}
