import { existsSync, readFileSync } from 'node:fs';
import { BUILD } from '#lib/platform/config/build';
import { areBindings, isBinding } from '#lib/platform/http/next/bindings';

/** Where the build lists its actions by their ids. */
const MANIFEST = `${BUILD}/server/server-reference-manifest.json`;
/** The hidden fields that Next puts into a form and carries along. */
const OF_NEXT = /^\$ACTION/;
/** Those that it makes, and no others: what else begins so would be read by it all the same. */
const PLAIN = /^\$ACTION_ID_([0-9a-f]+)$/;
const MADE = /^\$ACTION_(?:REF_\d+|\d+:\d+|KEY|ID_[0-9a-f]+)$/;
const BOUND = /^\{"id":"([0-9a-f]+)"/;
/** Where an action says that something is bound to it: in a field of the same number. */
const BESIDE = /"bound":"\$@(\d+)"/;
let known: Set<string> | undefined;

/** What a form is: `foreign` where Next did not make it, or something else was bound to its action; `unknown` where another build made it. */
export type FormKind = 'known' | 'unknown' | 'foreign';

/** Whether this build has an action with this id: a page that was opened before an upgrade may name another. */
function isKnown(id: string): boolean {
  known ??= new Set(existsSync(MANIFEST) ? Object.keys(JSON.parse(readFileSync(MANIFEST, 'utf8')).node) : []);
  return known.has(id);
}

/** What a whole form is, by all its fields. */
export function kindOfFields(fields: [name: string, value: FormDataEntryValue][]): FormKind {
  let id: string | undefined;
  const names = new Set(fields.map(([name]) => name));
  for (const [name, value] of fields.filter(([name]) => isFieldOfNext(name))) {
    if (!MADE.test(name) || typeof value !== 'string') return 'foreign';
    if (/^\$ACTION_\d+:1$/.test(name) && !isBinding(value)) return 'foreign';
    const beside = /:0$/.test(name) && BESIDE.exec(value)?.[1];
    if (beside && !names.has(name.replace(/0$/, beside))) return 'foreign';
    id ??= PLAIN.exec(name)?.[1] ?? (/:0$/.test(name) ? BOUND.exec(value)?.[1] : undefined);
  }
  return kindOfAction(id);
}

/**
 * What a form is, by its beginning: ours begin with their action.
 * @param head the first part of the form, its bytes as latin1.
 */
export function kindOfForm(head: string, boundary: string): FormKind {
  const isMade = [...head.matchAll(/name="(\$ACTION[^"]*)"([^\r\n]*)/g)].every(
    ([, name = '', more = '']) => MADE.test(name) && !more.includes('filename'),
  );
  const isThere = [...head.matchAll(/name="\$ACTION_(\d+):0"\r\n\r\n([^\r\n]*)/g)].every(
    ([, at, value = '']) => {
      const beside = BESIDE.exec(value)?.[1];
      return !beside || head.includes(`name="$ACTION_${at}:${beside}"`);
    },
  );
  return isMade && isThere && areBindings(head, boundary) ? kindOfAction(actionIn(head)) : 'foreign';
}

function kindOfAction(id: string | undefined): FormKind {
  if (!id) return 'foreign';
  return isKnown(id) ? 'known' : 'unknown';
}

/** `$ACTION_ID_…` names a plain action; `$ACTION_1:0` holds a bound one as JSON. */
export function actionIn(head: string): string | undefined {
  return (/name="\$ACTION_ID_([0-9a-f]+)"/.exec(head) ??
    /name="\$ACTION_\d+:0"\r\n\r\n\{"id":"([0-9a-f]+)"/.exec(head))?.[1];
}

/** The fields by which a form names its action, with what is bound to it: all of Next's own in its beginning. Parameters as of `kindOfForm`. */
export function actionFieldsIn(head: string, boundary: string): [name: string, value: string][] {
  const names = head.matchAll(/name="(\$ACTION[^"]*)"[^\r\n]*(?:\r\n[^\r\n]+)*(?:\r\n){2}/g);
  return [...names].flatMap(({ index, 0: before, 1: name = '' }): [string, string][] => {
    const from = index + before.length;
    const till = head.indexOf(`\r\n--${boundary}`, from);
    return till < 0 ? [] : [[name, Buffer.from(head.slice(from, till), 'latin1').toString()]];
  });
}

/** Whether a field of a form is Next's own. */
export function isFieldOfNext(name: string): boolean {
  return OF_NEXT.test(name);
}

/** As it stands in what is sent: after the beginning of a form, where its action stands, it has no place. */
export const FIELD_OF_NEXT = Buffer.from('name="$ACTION');
