import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { config } from '#lib/platform/config/config';
import { refuse } from '#lib/platform/http/answer-page';
import type { IncomingStep } from '#lib/platform/http/exchange';

const NAME = /^\/pictures\/([A-Za-z0-9_-]{20,64}-(?:small|large)\.webp)(?:\?.*)?$/;

/**
 * Sends a picture from DATA_DIR/pictures, or 404: its name is random, so that nobody can guess it, and gone with its row. It never
 * changes under its name, but it can go: so it is kept for an hour only.
 */
export const sendPicture: IncomingStep = async ({ req }) => {
  if (req.method === 'POST' || !req.url?.startsWith('/pictures/')) return undefined;
  const name = NAME.exec(req.url)?.[1];
  const file = name && path.join(config().DATA_DIR, 'pictures', name);
  const size = file && (await stat(file).catch(() => undefined))?.size;
  if (!file || size === undefined) return refuse(req, 404);
  const headers = new Headers({
    'Content-Type': 'image/webp',
    'Content-Length': String(size),
    'Cache-Control': 'private, max-age=3600, immutable',
  });
  return { status: 200, headers, body: req.method === 'HEAD' ? Readable.from([]) : createReadStream(file) };
};
