import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { BUILD } from '#lib/platform/config/build';
import { areBindings } from '#lib/platform/http/bindings';

/** What a form that this build does not know had in it: names and what was typed. */
export type Typed = { name: string; value: string }[];

const MANIFEST = `${BUILD}/server/server-reference-manifest.json`;
// The hidden fields with the action's id stand first in the form.
const HEAD = 64 * 1024;
// What Next carries along, and what stays in the hands that typed it.
const NEVER_SHOWN = /^(?:\$ACTION.*|passphrase|token|key|once|picture\d+Token)$/;
let known: Set<string> | undefined;

function isKnown(id: string): boolean {
  known ??= new Set(existsSync(MANIFEST) ? Object.keys(JSON.parse(readFileSync(MANIFEST, 'utf8')).node) : []);
  return known.has(id);
}

/**
 * Looks into the head of a form for the id of its action. Where this build does not know it (a form opened before an upgrade),
 * reads the rest and gives back what was typed but for secrets, so that nothing is lost. 400 for what is no form of ours, or is cut off
 * (as far as that can be seen without holding what is large). Otherwise leaves the body as it was.
 */
export async function refusedForm(req: IncomingMessage): Promise<Typed | 400 | undefined> {
  const type = req.headers['content-type'] ?? '';
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)/i.exec(type)?.[1];
  if (!boundary) return 400;
  const head = await headOf(req);
  const isWhole = head.length >= Number(req.headers['content-length']);
  if (isWhole && !head.trimEnd().endsWith(`--${boundary}--`)) return 400;
  const id = actionIn(head);
  // Ours begin with their action.
  if (!id || !areBindings(head, boundary)) return 400;
  if (isKnown(id)) return undefined;
  const rest = await req.toArray();
  const form = await new Response(Buffer.concat(rest), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  if (!form) return 400;
  return [...form]
    .filter(([name, value]) => !NEVER_SHOWN.test(name) && typeof value === 'string' && value !== '')
    .map(([name, value]) => ({ name, value: String(value) }));
}

/** `$ACTION_ID_…` names a plain action; `$ACTION_1:0` holds a bound one as JSON. */
export function actionIn(head: string): string | undefined {
  return (/name="\$ACTION_ID_([0-9a-f]+)"/.exec(head) ??
    /name="\$ACTION_\d+:0"\r\n\r\n\{"id":"([0-9a-f]+)"/.exec(head))?.[1];
}

async function headOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < HEAD && !req.readableEnded) {
    const chunk: Buffer | null = req.read();
    if (chunk) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= Number(req.headers['content-length'])) break;
    } else await readable(req);
  }
  const head = Buffer.concat(chunks);
  if (size > 0) req.unshift(head);
  return head.subarray(0, HEAD).toString('latin1');
}

function readable(req: IncomingMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error) => {
      req.off('readable', done).off('end', done).off('error', done).off('close', done);
      if (error instanceof Error) reject(error);
      else resolve();
    };
    req.on('readable', done).on('end', done).on('error', done).on('close', done);
  });
}
