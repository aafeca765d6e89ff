import { z } from 'zod';
import { line } from '#lib/values/text/input';

/** The words that somebody new read on a door. */
export const doorWordSchema = z.object({ doorWord: line(200) });
