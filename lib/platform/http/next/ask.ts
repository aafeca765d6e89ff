import type { Answer, Exchange } from '#lib/platform/http/exchange';
import { Reply } from '#lib/platform/http/next/reply';
import { type Asked, asking } from '#lib/platform/http/next/unreadable';

/**
 * Hands a request over to Next. Resolves when the head of its answer is final; the body comes as a stream. Where the reader goes, Next
 * is told. @throws what Next throws, or where it ends without an answer
 */
export function askNext(exchange: Exchange): Promise<Answer> {
  const { req, res, door } = exchange;
  const asked: Asked = {};
  exchange.asked = asked;
  const reply = new Reply(req);
  const { wire } = reply;
  res.once('close', () => wire.destroy());
  return new Promise((resolve, reject) => {
    wire.once('head', () => resolve({ status: reply.statusCode, headers: reply.head, body: wire }));
    wire.once('close', () => reject(new Error('Next answered nothing')));
    asking()
      .run(asked, () => door.handler(req, reply))
      .catch((error) => {
        reject(error);
        wire.destroy(error);
      });
  });
}
