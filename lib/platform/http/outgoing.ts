import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { answerPage } from '#lib/platform/http/answers';
import { paper } from '#lib/platform/http/paper';
import { send } from '#lib/platform/http/send';

const TEXT =
  /^(text\/(?!event-stream)|application\/(json|xml|atom\+xml|feed\+json|javascript|manifest\+json)|image\/svg)/;

/**
 * Holds back the text that Next sends, so that the door can finish it: a page loses Next's scripts and gets the status it states, and
 * everything is compressed. Pictures, fonts and event streams pass as they come.
 */
export function onPaper(req: IncomingMessage, res: ServerResponse): void {
  const chunks: Buffer[] = [];
  const { write, end, writeHead, flushHeaders } = res;
  let held: boolean | undefined;
  const holds = () => {
    held ??= TEXT.test(String(res.getHeader('content-type') ?? ''));
    return held;
  };
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  res.writeHead = ((status: number, ...rest: (string | OutgoingHttpHeaders | undefined)[]) => {
    res.statusCode = status;
    const headers = rest.find((part) => typeof part === 'object');
    for (const [name, value] of Object.entries(headers ?? {}))
      if (value !== undefined) res.setHeader(name, value);
    return res;
  }) as typeof writeHead;
  // Node writes the head of what passes by calling writeHead itself: it needs its own again.
  const letPass = () => Object.assign(res, { write, end, writeHead, flushHeaders });
  res.flushHeaders = () => {
    if (!holds()) letPass().flushHeaders();
  };
  res.write = ((chunk: unknown, ...rest: unknown[]) => {
    if (!holds()) return Reflect.apply(write, letPass(), [chunk, ...rest]);
    keep(chunk);
    for (const done of rest) if (typeof done === 'function') process.nextTick(done);
    return true;
  }) as typeof write;
  res.end = ((chunk: unknown, ...rest: unknown[]) => {
    letPass();
    if (!holds()) return Reflect.apply(end, res, [chunk, ...rest]);
    keep(chunk);
    finish(req, res, Buffer.concat(chunks)).catch(() => res.destroy());
    for (const done of rest) if (typeof done === 'function') res.once('finish', () => done());
    return res;
  }) as typeof end;
}

async function finish(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void> {
  const isPage = String(res.getHeader('content-type')).startsWith('text/html');
  if (isPage && res.statusCode >= 500) return answerPage(req, res, 500);
  let text: Uint8Array = body;
  if (isPage) {
    const page = paper(body.toString('utf8'));
    text = Buffer.from(page.html);
    if (page.status) res.statusCode = page.status;
    if (page.blank && res.statusCode === 404) return answerPage(req, res, 404);
    res.removeHeader('link'); // preloads of scripts that are not there
    if (!res.hasHeader('cache-control') || /no-store/.test(String(res.getHeader('cache-control'))))
      res.setHeader('Cache-Control', 'private, no-cache');
    res.removeHeader('x-powered-by');
  }
  await send(req, res, text);
}
