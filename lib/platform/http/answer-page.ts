import { globSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { BUILD } from '#lib/platform/config/build';
import type { Answer } from '#lib/platform/http/exchange';
import { type Language, languageOf, recordOf } from '#lib/values/language/languages';
import { escapeHtml } from '#lib/values/text/html';

/**
 * A status the door answers by itself; `form` is a 400 for a form that cannot be read, `long` a 413 for words, `tomorrow` a 429 that lasts for
 * the day, `unsure` a 503 behind which something may have been kept.
 */
export type Refusal =
  | 400
  | 'form'
  | 403
  | 404
  | 405
  | 408
  | 409
  | 413
  | 'long'
  | 429
  | 'tomorrow'
  | 500
  | 503
  | 'unsure'
  | 507;
/** What a form that cannot be taken had in it: names and what was typed. */
export type Typed = { name: string; value: string }[];

type Words = Record<Refusal, { title: string; words: string }> & { back: string };

const words = new Map<Language, Words>();

function wordsIn(language: Language): Words {
  if (!words.has(language))
    words.set(language, JSON.parse(readFileSync(`messages/${language}/answers.json`, 'utf8')));
  return words.get(language) as Words;
}

/** A page that the door makes by itself, in the reader's language: it stands when nothing else does. */
export function refuse(req: IncomingMessage, refusal: Refusal, typed: Typed = []): Answer {
  const language = languageOf(req.headers.cookie, req.headers['accept-language']);
  const {
    [refusal]: { title, words },
    back,
  } = wordsIn(language);
  const fields = typed
    .map(({ value }) => `<textarea readonly rows="3" class="field">${escapeHtml(value)}</textarea>`)
    .join('');
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  if (refusal === 429) headers.set('Retry-After', '60');
  if (refusal === 503 || refusal === 'unsure') headers.set('Retry-After', '5');
  if (refusal === 'tomorrow') headers.set('Retry-After', String(24 * 60 * 60));
  const html = `<!DOCTYPE html><html lang="${language}" dir="${recordOf(language).direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>${styles()}</head>
<body><main class="answer"><h1>${title}</h1><p>${words}</p>${fields}<p><a href="/">${back}</a></p></main></body></html>`;
  return { status: statusOf(refusal), headers, body: Buffer.from(html) };
}

function statusOf(refusal: Refusal): number {
  if (refusal === 'form') return 400;
  if (refusal === 'long') return 413;
  if (refusal === 'tomorrow') return 429;
  return refusal === 'unsure' ? 503 : refusal;
}

let links: string | undefined;

/** The style sheets of this build, looked for once: whoever is refused a thousand times costs little. */
function styles(): string {
  links ||= globSync(`${BUILD}/static/**/*.css`)
    .map((file) => `<link rel="stylesheet" href="/${file.replace(BUILD, '_next')}">`)
    .join('');
  return links;
}
