import { Readable } from 'node:stream';
import { refuse } from '#lib/platform/http/answer-page';
import type { Answer, OutgoingStep } from '#lib/platform/http/exchange';
import { stripNext } from '#lib/platform/http/next/page';

const TEXT =
  /^(text\/(?!event-stream)|application\/(json|xml|atom\+xml|feed\+json|javascript|manifest\+json)|image\/svg)/;
/** Pictures are small: messengers show no preview whose length they are not told. */
const PICTURE = /^image\/(?:png|webp)$/;

/** Waits for text to be whole, so that it can be finished, and for pictures. Fonts, files and event streams pass as they come. */
export const holdText: OutgoingStep = async (answer) => {
  const { headers, body } = answer;
  const type = headers.get('content-type') ?? '';
  if (!(body instanceof Readable) || !(TEXT.test(type) || PICTURE.test(type))) return answer;
  return { ...answer, body: await whole(body) };
};

/** All of a stream; by events, since every page comes by here. @throws where it ends before its end */
function whole(stream: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.once('error', reject);
    stream.once('close', () => reject(new Error('Next broke off')));
  });
}

/** What Next refuses without words, or breaks at, of what was sent: a form that cannot be read, or is too long, is said to whoever sent it. */
export const sayUnreadable: OutgoingStep = (answer, { req, asked, isOneClick }) => {
  if (req.wasTooMuch && answer.status >= 400) return refuse(req, 'long');
  if (asked?.isUnreadable && answer.status >= 400) return refuse(req, 'form');
  const isWordless = req.method === 'POST' && !isOneClick && !isPage(answer);
  return isWordless && answer.status >= 400 && answer.status < 500 ? refuse(req, 'form') : answer;
};

/** What broke since what it is about went meanwhile is said to be gone, with what was typed. */
export const sayGone: OutgoingStep = (answer, { req, asked, typed }) =>
  asked?.isGone && isBroken(answer) ? refuse(req, 404, typed) : answer;

/** What broke is said in words of the door's own, which stand when nothing else does; Next says it as a page, or as plain text. */
export const replaceBroken: OutgoingStep = (answer, { req }) =>
  isBroken(answer) && (isPage(answer) || isOf(answer, 'text/plain')) ? refuse(req, 500) : answer;

/** A page that says "later" means a quarter of an hour, in seconds. */
const LATER = 15 * 60;

/** Takes Next's scripts out of a page, and gives it the status it states. What is not there and says nothing is said by the door. */
export const stripPage: OutgoingStep = (answer, { req }) => {
  const { headers, body } = answer;
  if (!isPage(answer) || isBroken(answer) || body instanceof Readable) return answer;
  const page = stripNext(new TextDecoder().decode(body));
  const status = page.status ?? answer.status;
  if (page.blank && status === 404) return refuse(req, 404);
  headers.delete('link'); // preloads of scripts that are not there
  headers.delete('x-powered-by');
  if (status === 429) headers.set('retry-after', String(LATER));
  return { status, headers, body: Buffer.from(page.html) };
};

/**
 * A redirect says in its head where to. Next's page behind it, which nobody reads, is longer or shorter as some work happens to be done in time:
 * no answer's size hangs on how long something took.
 */
export const emptyRedirect: OutgoingStep = (answer) => {
  const { status, headers } = answer;
  if (status < 300 || status > 399 || !headers.has('location')) return answer;
  headers.delete('content-type');
  return { status, headers, body: Buffer.alloc(0) };
};

const isOf = ({ headers }: Answer, type: string): boolean =>
  headers.get('content-type')?.startsWith(type) ?? false;

const isPage = (answer: Answer): boolean => isOf(answer, 'text/html');

const isBroken = ({ status }: Answer): boolean => status >= 500;
