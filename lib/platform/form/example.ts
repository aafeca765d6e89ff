import type { MistakeKey } from '#lib/values/language/keys';
import { formatDay, formatHour } from '#lib/values/time/format';

// What is refused is said with an example of what is taken. Its digits are those of a day, an hour or a spot, and stand by themselves in the
// sentence, so that whoever shows the sentence can mark them (components/ui/form/mistake.tsx).

/** Around an example, in a mistake's words: signs for private use, which nobody types. */
export const [BEGINS, ENDS] = ['\ue000', '\ue001'];

/** Half past six in the evening of some day. */
const EVENING = new Date('2026-12-05T18:30Z');

const SPOT = '52.5200, 13.4050';

const EXAMPLES: Partial<Record<MistakeKey, (language: string, today: string) => string>> = {
  'when.hour': (language) => formatHour(EVENING, language, 'UTC'),
  'when.day': (language, today) => `${formatDay(today, language, 'date')} ${today.slice(0, 4)}`,
  'where.unreadable': () => SPOT,
  'where.shortLink': () => SPOT,
};

/** The example that a mistake is said with, marked; none where it needs none. @param today 'YYYY-MM-DD' */
export function exampleOf(mistake: MistakeKey, language: string, today: string): string {
  const example = EXAMPLES[mistake]?.(language, today);
  return example === undefined ? '' : `${BEGINS}${example}${ENDS}`;
}
