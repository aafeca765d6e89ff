import { z } from 'zod';
import { line } from '#lib/text/words';

/** One line about a date: why it is called off, or what is different. With its reason it fits into two hundred signs. */
const dayLine = line(140, { optional: true });
/** Why a date is called off, mostly. */
export const REASONS = ['rain', 'ill', 'flour', 'other'] as const;
export const callOffSchema = z.object({
  date: z.uuid({ error: 'form.choose' }),
  reason: z.enum(REASONS, { error: 'form.choose' }),
  line: dayLine,
  /** The button "it takes place: only say this". */
  only: z.literal('say', { error: 'form.invalid' }).optional(),
});
