import type { IncomingMessage } from 'node:http';

/** The hidden fields with the action's id stand first in the form. */
const HEAD = 64 * 1024;

/** The first part of a form, `most` bytes as latin1, which stay to be read. `isWhole`: nothing comes after it. */
export async function readHead(
  req: IncomingMessage,
  most = HEAD,
): Promise<{ head: string; isWhole: boolean }> {
  const length = Number(req.headers['content-length']);
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < most && !req.readableEnded && !req.destroyed) {
    const chunk: Buffer | null = req.read();
    if (chunk) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= length) break;
    } else await readable(req);
  }
  const read = Buffer.concat(chunks);
  if (size > 0) req.unshift(read);
  const head = read.subarray(0, most).toString('latin1');
  return { head, isWhole: head.length >= length };
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
