import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { config } from '#lib/platform/config/config';
import { answerPage } from '#lib/platform/http/answers';

const NAME = /^\/pictures\/([A-Za-z0-9_-]{20,64}-(?:small|large)\.webp)(?:\?.*)?$/;

/** Whether an address names a picture: a random name that nobody can guess, gone with its row. */
export function isPicture(req: IncomingMessage): boolean {
  return req.method !== 'POST' && (req.url ?? '').startsWith('/pictures/');
}

/** Sends a picture from DATA_DIR/pictures, or 404. It never changes under its name, but it can go: so it is kept for an hour only. */
export async function sendPicture(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const name = NAME.exec(req.url ?? '')?.[1];
  const file = name && path.join(config().DATA_DIR, 'pictures', name);
  const size = file && (await stat(file).catch(() => undefined))?.size;
  if (!file || size === undefined) return answerPage(req, res, 404);
  res.setHeader('Content-Type', 'image/webp');
  res.setHeader('Content-Length', size);
  res.setHeader('Cache-Control', 'private, max-age=3600, immutable');
  if (req.method === 'HEAD') return void res.end();
  createReadStream(file)
    .on('error', () => res.destroy())
    .pipe(res);
}
