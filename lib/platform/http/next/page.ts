import { RewritingStream } from 'parse5-html-rewriting-stream';
import { STATED_STATUS } from '#lib/platform/http/stated-status';

/** A finished page: what is left of its HTML, the status it stated, and whether there was nothing in it. */
export type StrippedPage = { html: string; status?: number; blank: boolean };

/**
 * Takes the framework's scripts, preloads and inline payload out of a page, which works without them. Islands (`/islands/…`) and
 * structured data (`application/ld+json`) stay. A real HTML rewriter: what people wrote can look like a script and is left alone.
 */
export function stripNext(source: string): StrippedPage {
  const stream = new RewritingStream();
  const parts: string[] = [];
  let status: number | undefined;
  let dropping = false;
  let blank = true;
  stream.on('startTag', (tag, raw) => {
    const attribute = (name: string) => tag.attrs.find((attr) => attr.name === name)?.value;
    if (tag.tagName === 'script' && !isKept(attribute('src'), attribute('type'))) dropping = true;
    else if (tag.tagName === 'link' && isPreload(attribute('rel'), attribute('as'))) return;
    else if (tag.tagName === 'meta' && attribute('name') === STATED_STATUS)
      status = Number(attribute('content'));
    else if (tag.tagName === 'meta' && attribute('name') === 'next-size-adjust') return;
    else stream.emitRaw(raw);
    if (tag.tagName === 'main') blank = false;
  });
  stream.on('endTag', (tag, raw) => {
    if (dropping && tag.tagName === 'script') dropping = false;
    else stream.emitRaw(raw);
  });
  stream.on('text', (_, raw) => {
    if (!dropping) stream.emitRaw(raw);
  });
  stream.on('comment', () => {}); // React's markers for hydration
  stream.on('data', (part) => parts.push(String(part)));
  stream.write(source);
  stream.end();
  return { html: parts.join(''), status, blank };
}

function isKept(src = '', type = ''): boolean {
  return type === 'application/ld+json' || src.startsWith('/islands/');
}

function isPreload(rel = '', as = ''): boolean {
  return (rel === 'preload' && as === 'script') || rel === 'modulepreload' || rel === 'expect';
}
