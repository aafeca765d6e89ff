import { type Refusal, refuse, type Typed } from '#lib/platform/http/answer-page';
import { LARGEST_WORDS } from '#lib/platform/http/body';
import type { Answer, Exchange, IncomingStep } from '#lib/platform/http/exchange';
import { readHead } from '#lib/platform/http/form-head';
import { textsIn } from '#lib/platform/http/form-texts';
import type { GatedRequest } from '#lib/platform/http/gated-request';
import {
  actionFieldsIn,
  FIELD_OF_NEXT,
  isFieldOfNext,
  kindOfFields,
  kindOfForm,
} from '#lib/platform/http/next/forms';
import { QuotedNames } from '#lib/platform/http/quoted-names';
import { TextMeter } from '#lib/platform/http/text-meter';

/** What stays in the hands that typed it. */
const SECRET = /^(?:passphrase|token|key|once|before|version|picture\d+Token)$/;

/**
 * Looks into a form for its action. Where this build does not know it (a form opened before an upgrade), answers 409 with what was typed
 * but for secrets, so that nothing is lost. 400 for what is no form of ours, or is cut off: of a form with pictures, which is not held
 * here, as far as its beginning tells. Otherwise leaves the body as it was.
 */
export const refuseUnknownForm: IncomingStep = async (exchange) => {
  const { req, isOneClick } = exchange;
  if (req.method !== 'POST' || isOneClick) return undefined;
  const type = req.headers['content-type'] ?? '';
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)/i.exec(type)?.[1];
  if (!boundary) return refuse(req, 'form');
  const names = new QuotedNames(boundary);
  const mend = (bytes: Buffer) => names.mend(bytes);
  const { head, read, isWhole } = await readHead(req, LARGEST_WORDS, mend);
  if (isWhole) return wholeForm(exchange, head, type);
  const kind = kindOfForm(head.toString('latin1'), boundary);
  if (kind === 'foreign') return refuse(req, 'form');
  if (kind === 'unknown') return refuseTyped(req, 409, await textsIn(req));
  // Of a form with pictures no more is words than a form of words may be: all of its texts stand in memory several times.
  const meter = new TextMeter(boundary, LARGEST_WORDS);
  if (meter.isTooMuch(read)) return refuse(req, 'long');
  req.mend = mend;
  req.isTooMuch = (chunk) => meter.isTooMuch(chunk);
  req.refused = FIELD_OF_NEXT;
  exchange.action = actionFieldsIn(head.toString('latin1'), boundary);
  return undefined;
};

async function wholeForm(
  exchange: Exchange,
  bytes: Buffer<ArrayBuffer>,
  type: string,
): Promise<Answer | undefined> {
  const fields = await new Response(bytes, { headers: { 'content-type': type } }).formData().then(
    (form) => [...form],
    () => undefined, // what Next cannot read either
  );
  const texts = fields?.flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  exchange.typed = typedIn(texts ?? []);
  const kind = fields && kindOfFields(fields);
  if (kind === 'known') {
    exchange.action = texts?.filter(([name]) => isFieldOfNext(name));
    return undefined;
  }
  return kind === 'unknown' ? refuseTyped(exchange.req, 409, texts) : refuse(exchange.req, 'form');
}

/** Refuses a form with what was typed into it, but for secrets. 400 where that cannot be read. */
export function refuseTyped(
  req: GatedRequest,
  refusal: Refusal,
  texts: [name: string, value: string][] | undefined,
): Answer {
  return texts ? refuse(req, refusal, typedIn(texts)) : refuse(req, 'form');
}

/** What people typed of a form's texts, but for secrets. */
function typedIn(texts: [name: string, value: string][]): Typed {
  return texts
    .filter(([name, value]) => !isFieldOfNext(name) && !SECRET.test(name) && value)
    .map(([name, value]) => ({ name, value }));
}
