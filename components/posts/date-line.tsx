import { callOffSchema, type DateView } from '#lib/posts/occurrences/schema';
import { limitsOf } from '#lib/values/text/input';

/** A part of the page on which one date is changed. */
export type Props = { date: DateView };

/** How long a line about a date may be, for the HTML attributes of its field. */
export const LINE = limitsOf(callOffSchema.shape.line);
