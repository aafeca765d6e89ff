import type { Answer, Exchange } from '#lib/platform/http/exchange';
import { Reply } from '#lib/platform/http/next/reply';

/**
 * Hands a request over to Next. Resolves when the head of its answer is final; the body comes as a stream. Where the reader goes, Next
 * is told. @throws what Next throws, or where it ends without an answer
 */
export function askNext({ req, res, door }: Exchange): Promise<Answer> {
  const reply = new Reply(req);
  const { wire } = reply;
  res.once('close', () => wire.destroy());
  return new Promise((resolve, reject) => {
    wire.once('head', () => resolve({ status: reply.statusCode, headers: reply.head, body: wire }));
    wire.once('close', () => reject(new Error('Next answered nothing')));
    door.handler(req, reply).catch((error) => {
      reject(error);
      wire.destroy(error);
    });
  });
}
