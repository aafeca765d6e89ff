import 'server-only';
import { openedText, sealedText } from '#lib/platform/config/seal';
import type { Mistakes } from '#lib/platform/form/parse';
import { areLimited } from '#lib/platform/http/rates';
import { now } from '#lib/values/time/clock';

// What a script does and people do not: it fills in every field, and is done before a page can be read. Whoever is taken for one by mistake
// (a browser that fills in by itself, a quick thumb) is told so and sends the same once more: nothing of it is kept.

/** A field that nobody sees, and that says to whoever hears it to leave it empty. */
export const UNSEEN = 'more';
/** The hidden field that says when the form was made. */
export const MADE = 'made';
const PURPOSE = 'form made';

/** Nobody reads a form, types a name and sends it within this. */
const LEAST = 2_000;

/** When a form is made: sealed, so that no script can say it was earlier. */
export const madeNow = (): string => sealedText(PURPOSE, String(now().getTime()));

/** What is to be said to a visitor whose form was filled in as a script does it; undefined where it was not. */
export function asMachine(form: FormData): Mistakes | undefined {
  if (!areLimited()) return undefined;
  if (form.get(UNSEEN)) return { '': 'people.unseenField' };
  const made = Number(openedText(PURPOSE, String(form.get(MADE) ?? '')));
  // A form without it was made by another release, or by nobody of ours.
  return now().getTime() - made >= LEAST ? undefined : { '': 'people.tooQuick' };
}
