import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import Negotiator from 'negotiator';
import type { OutgoingStep } from '#lib/platform/http/exchange';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const CODINGS = {
  br: (text: Uint8Array) => brotli(text, QUICKLY),
  gzip: (text: Uint8Array) => zip(text),
};
/** The shortest first. */
const NAMES = ['br', 'gzip'] as const;
/** Shorter, it would only become longer. */
const SHORTEST = 500;

/** Compresses what is whole as its reader understands (RFC 9110, 12.5.3), but for pictures, which are compressed already. */
export const compress: OutgoingStep = async (answer, { req }) => {
  const { headers, body } = answer;
  if (!(body instanceof Uint8Array)) return answer;
  if (/^image\/(?:png|webp)$/.test(headers.get('content-type') ?? '')) {
    headers.set('Vary', 'Cookie');
    return answer;
  }
  headers.delete('content-length');
  headers.set('Vary', 'Accept-Encoding, Accept-Language, Cookie');
  const coding = body.length > SHORTEST ? codingFor(req) : undefined;
  if (!coding) return answer;
  headers.set('Content-Encoding', coding);
  return { ...answer, body: await CODINGS[coding](body) };
};

/** The shortest of those the reader takes, whichever it likes best: that is for us to say. */
function codingFor(req: IncomingMessage): keyof typeof CODINGS | undefined {
  if (!req.headers['accept-encoding']) return undefined;
  const taken = new Negotiator(req).encodings([...NAMES]);
  return NAMES.find((name) => taken.includes(name));
}
