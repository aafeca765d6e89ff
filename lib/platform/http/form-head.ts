import type { IncomingMessage } from 'node:http';

/**
 * The first `most` bytes of a form, and all that came by then (`read`), which stay to be read as `mend` leaves them. `isWhole`: nothing comes
 * after them.
 */
export async function readHead(
  req: IncomingMessage,
  most: number,
  mend: (read: Buffer) => void = () => undefined,
): Promise<{ head: Buffer<ArrayBuffer>; read: Buffer<ArrayBuffer>; isWhole: boolean }> {
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
  mend(read);
  if (size > 0) req.unshift(read);
  const head = read.subarray(0, most);
  return { head, read, isWhole: head.length >= length };
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
