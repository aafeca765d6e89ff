import type { IncomingMessage } from 'node:http';
import { refuse, type Typed } from '#lib/platform/http/answer-page';
import type { IncomingStep } from '#lib/platform/http/exchange';
import { readHead } from '#lib/platform/http/form-head';
import { isFieldOfNext, kindOfForm } from '#lib/platform/http/next/forms';

/** What stays in the hands that typed it. */
const SECRET = /^(?:passphrase|token|key|once|picture\d+Token)$/;

/**
 * Looks into the head of a form for its action. Where this build does not know it (a form opened before an upgrade), answers 409 with
 * what was typed but for secrets, so that nothing is lost. 400 for what is no form of ours, or is cut off (as far as that can be seen
 * without holding what is large). Otherwise leaves the body as it was.
 */
export const refuseUnknownForm: IncomingStep = async ({ req, isOneClick }) => {
  if (req.method !== 'POST' || isOneClick) return undefined;
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)/i.exec(
    req.headers['content-type'] ?? '',
  )?.[1];
  if (!boundary) return refuse(req, 400);
  const { head, isWhole } = await readHead(req);
  if (isWhole && !head.trimEnd().endsWith(`--${boundary}--`)) return refuse(req, 400);
  const kind = kindOfForm(head, boundary);
  if (kind === 'known') return undefined;
  const typed = kind === 'unknown' ? await typedIn(req) : undefined;
  return typed ? refuse(req, 409, typed) : refuse(req, 400);
};

/** Reads the rest of a form; undefined where it cannot be read. */
async function typedIn(req: IncomingMessage): Promise<Typed | undefined> {
  const headers = { 'content-type': req.headers['content-type'] ?? '' };
  const form = await new Response(Buffer.concat(await req.toArray()), { headers })
    .formData()
    .catch(() => undefined);
  if (!form) return undefined;
  return [...form]
    .filter(
      ([name, value]) => !isFieldOfNext(name) && !SECRET.test(name) && typeof value === 'string' && value,
    )
    .map(([name, value]) => ({ name, value: String(value) }));
}
