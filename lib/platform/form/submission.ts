import 'server-only';
import { keyFor } from '#lib/platform/config/keys';
import { seal, unseal } from '#lib/platform/config/seal';
import { holding, WHO_FIELDS } from '#lib/platform/form/held';
import { randomToken, sha256 } from '#lib/values/text/random';

// By what one sending of a form is known from another, and what is kept of it for ten minutes. All of it hangs on the form's random token,
// which only whoever holds the form has: with the whole disk in hand, nobody can ask who sent what, or whether somebody did.

/** The hidden field with a form's random token, which tells its two sendings apart from two forms. */
export const ONCE = 'once';

/** One sending of a form: by what it is found, and with what that which is kept of it is sealed. */
export type Sending = { key: Uint8Array<ArrayBuffer>; secret: string };

/** The same for the same form with the same content, whoever sends it. A form without its token was made by no page of ours, and is sent once. */
export function sendingOf(form: FormData): Sending {
  const secret = Buffer.from(sha256(`${form.get(ONCE) || randomToken()}\0${contentOf(form)}`)).toString(
    'base64url',
  );
  return { key: new Uint8Array(keyFor('submission key', secret)), secret };
}

/** Where a form led, whose it is by that, and the sessions that it began, where it let somebody in. */
export type Sent = { target: string; personId: string; sessionIds: string[] };

/** What is kept is filled up to a multiple of this, so that its length does not tell where a form led. */
const FILLED = 512;

/** What is kept of a sending, closed to all who do not hold the form. */
export function sealSent(
  { secret }: Sending,
  { target, personId, sessionIds }: Sent,
): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify({ target, personId, sessionIds });
  return seal('submission', text.padEnd(Math.ceil(text.length / FILLED) * FILLED), secret);
}

/** What was kept of a sending. */
export const unsealSent = ({ secret }: Sending, sealed: Uint8Array): Sent =>
  JSON.parse(unseal('submission', sealed, secret));

/** Who sends it, once they were asked: the same form, whether they were signed in when they sent it first or not. */
const OF_SENDER: string[] = Object.values(WHO_FIELDS);

/** The content of a form and which it is, so that the same content gives the same text. Files count by name, size and type. */
function contentOf(form: FormData): string {
  const action = holding().getStore()?.action ?? [];
  const parts = [...action, ...form].flatMap(([name, value]) => {
    if (OF_SENDER.includes(name)) return [];
    if (typeof value !== 'string') return [[name, `${value.name}\0${value.size}\0${value.type}`]];
    if (!name.startsWith('$ACTION')) return [[name, value]];
    // Which form it is and what it is about (`action.bind(null, id)`), not what it showed before, nor which of its page's forms it was.
    const part = name.replace(/_\d+:/, ':');
    if (part.endsWith(':1')) return [[part, boundIn(value)]];
    return part.endsWith(':0') || part.startsWith('$ACTION_ID_') ? [[part, value]] : [];
  });
  return JSON.stringify(parts);
}

/** What an action was bound to, as React sends it: a JSON array whose objects are what the form showed before. */
function boundIn(value: string): unknown {
  try {
    const bound: unknown = JSON.parse(value);
    return Array.isArray(bound) ? bound.filter((each) => typeof each === 'string') : value;
  } catch {
    return value;
  }
}
