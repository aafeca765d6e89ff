import { existsSync, readFileSync } from 'node:fs';
import { BUILD } from '#lib/platform/config/build';
import { areBindings } from '#lib/platform/http/next/bindings';

/** Where the build lists its actions by their ids. */
const MANIFEST = `${BUILD}/server/server-reference-manifest.json`;
/** The hidden fields that Next puts into a form and carries along. */
const OF_NEXT = /^\$ACTION/;
let known: Set<string> | undefined;

/** Whether this build has an action with this id: a page that was opened before an upgrade may name another. */
function isKnown(id: string): boolean {
  known ??= new Set(existsSync(MANIFEST) ? Object.keys(JSON.parse(readFileSync(MANIFEST, 'utf8')).node) : []);
  return known.has(id);
}

/**
 * What a form is, by its head: `foreign` where Next did not make it (ours begin with their action) or something else was bound to its
 * action, `unknown` where another build made it.
 * @param head the first part of the form, its bytes as latin1.
 */
export function kindOfForm(head: string, boundary: string): 'known' | 'unknown' | 'foreign' {
  const id = actionIn(head);
  if (!id || !areBindings(head, boundary)) return 'foreign';
  return isKnown(id) ? 'known' : 'unknown';
}

/** `$ACTION_ID_…` names a plain action; `$ACTION_1:0` holds a bound one as JSON. */
export function actionIn(head: string): string | undefined {
  return (/name="\$ACTION_ID_([0-9a-f]+)"/.exec(head) ??
    /name="\$ACTION_\d+:0"\r\n\r\n\{"id":"([0-9a-f]+)"/.exec(head))?.[1];
}

/** Whether a field of a form is Next's own. */
export function isFieldOfNext(name: string): boolean {
  return OF_NEXT.test(name);
}
