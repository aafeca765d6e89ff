import 'server-only';
import { keyedHash } from '#lib/platform/config/keys';
import { sealedText, unseal } from '#lib/platform/config/seal';
import { holding, WHO_FIELDS } from '#lib/platform/form/held';
import { randomToken } from '#lib/values/text/random';

// By what one sending of a form is known from another, and what is kept of it for ten minutes.

/** The hidden field with which a visitor's form tells its two sendings apart from two forms. */
export const ONCE = 'once';

/** The sender of a visitor's form. One without its token was not made by a page of ours: it is nobody's second sending, nor lets in as anybody. */
export function visitorOf(form: FormData): string {
  return `visitor ${form.get(ONCE) || randomToken()}`;
}

/** What is the same where the same sender sends the same content: a person's id, or `visitorOf` the form. */
export function submissionKey(sender: string, form: FormData): Uint8Array<ArrayBuffer> {
  return keyedHash('submission', `${sender}\0${contentOf(form)}`);
}

/** Where a form led, as it is kept. Sealed: for a day it would tell who wrote where, even after their words are gone. */
export const sealTarget = (target: string) => sealedText('submission', target);
/** Where a form led, read from what is kept. */
export const unsealTarget = (sealed: string) => unseal('submission', Buffer.from(sealed, 'base64url'));

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
