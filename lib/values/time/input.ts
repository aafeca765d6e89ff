import { z } from 'zod';
import type { MistakeKey } from '#lib/values/language/keys';
import { readDay, readHour } from '#lib/values/time/written';

/** An hour of a form, as 'HH:MM', however it was written. Error: `when.hour`. */
export const hour = () => read(readHour, 'when.hour', 'when.hour');

/** A day of a form, as 'YYYY-MM-DD', however it was written. Errors: `when.day`; without any, `missing`. */
export const day = (missing: MistakeKey = 'when.day') => read(readDay, 'when.day', missing);

function read(reading: (text: string) => string | null, error: MistakeKey, missing: MistakeKey) {
  return z.string({ error: missing }).transform((text, context): string => {
    const found = reading(text);
    if (found === null) context.issues.push({ code: 'custom', message: error, input: text });
    return found ?? '';
  });
}
