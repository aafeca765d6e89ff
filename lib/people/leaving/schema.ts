import { z } from 'zod';
import { line } from '#lib/values/text/input';

/** What the link of the mail that asks whether to keep somebody's place carries. */
export const stayingSchema = z.object({ token: line(1000) });
