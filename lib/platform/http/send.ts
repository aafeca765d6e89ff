import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer } from '#lib/platform/http/exchange';

/** Sends an answer: whole, or as it comes. Resolves when it is handed over, or its reader has gone. */
export async function send({ status, headers, body }: Answer, res: ServerResponse): Promise<void> {
  res.statusCode = status;
  res.setHeaders(headers);
  if (body instanceof Readable) {
    res.flushHeaders(); // an event stream has begun, though nothing may happen for a while
    return pipeline(body, res).catch(() => void res.destroy());
  }
  if (status !== 304) res.setHeader('Content-Length', body.length);
  res.end(body);
}
