import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Sends text compressed as the reader understands. */
export async function send(req: IncomingMessage, res: ServerResponse, text: Uint8Array): Promise<void> {
  const accepted = String(req.headers['accept-encoding'] ?? '');
  res.removeHeader('content-length');
  res.setHeader('Vary', 'Accept-Encoding, Accept-Language, Cookie');
  let body = text;
  if (text.length > 500 && takes(accepted, 'br')) {
    body = await brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
    res.setHeader('Content-Encoding', 'br');
  } else if (text.length > 500 && takes(accepted, 'gzip')) {
    body = await zip(text);
    res.setHeader('Content-Encoding', 'gzip');
  }
  if (res.statusCode !== 304) res.setHeader('Content-Length', body.length);
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** Whether a reader takes a coding: named, and not with a weight of nothing (RFC 9110, 12.5.3). */
function takes(accepted: string, coding: string): boolean {
  return accepted.split(',').some((part) => {
    const [name, weight] = part.trim().split(/\s*;\s*q=/);
    return name === coding && Number(weight ?? 1) > 0;
  });
}
