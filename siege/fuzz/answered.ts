import { strict as assert } from 'node:assert';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Answer } from '#siege/http';

/** Whether an answer is one that somebody can read: never broken, and where it is a page, words in it. @throws with what was asked */
export function answered(what: string, answer: Answer): void {
  const { status, headers } = answer;
  const text = unpacked(answer);
  assert.ok(status >= 200 && status < 500, `${what}: ${status}`);
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  const isLed = status >= 300 && status < 400;
  if (isPage && !isLed && text !== '')
    assert.match(text, /<h1|role="alert"|<main/, `${what}: ${status}, and no words`);
  if (status >= 400 && text !== '')
    assert.ok(isPage || !/<html/.test(text), `${what}: ${status}, and no page`);
}

/** What a browser shows of an answer, however it was packed. */
function unpacked({ headers, body, text }: Answer): string {
  if (body.length === 0) return text;
  if (headers['content-encoding'] === 'gzip') return gunzipSync(body).toString('utf8');
  return headers['content-encoding'] === 'br' ? brotliDecompressSync(body).toString('utf8') : text;
}
