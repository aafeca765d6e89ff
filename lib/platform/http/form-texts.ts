import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { LARGEST_WORDS } from '#lib/platform/http/body';

/**
 * The texts of a form, name and value, as they come in; its files pass by unread, and of texts no more is kept than the largest form of
 * words holds. Undefined for what is no form.
 */
export async function textsIn(req: IncomingMessage): Promise<[name: string, value: string][] | undefined> {
  const texts: [string, string][] = [];
  let left = LARGEST_WORDS;
  const parser = parserOf(req);
  if (!parser) return undefined;
  parser.on('field', (name, value) => {
    left -= name.length + value.length;
    if (left >= 0) texts.push([name, value]);
  });
  parser.on('file', (_, file) => file.resume());
  return await pipeline(req, parser).then(
    () => texts,
    () => undefined,
  );
}

function parserOf({ headers }: IncomingMessage): BusboyInstance | undefined {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      limits: { fields: 200, fieldNameSize: 200, fieldSize: LARGEST_WORDS },
    });
  } catch {
    return undefined; // not multipart, or without a boundary
  }
}
