import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { refuse } from '#lib/platform/http/answer-page';

const asked = (headers: Record<string, string> = {}) => ({ headers }) as unknown as IncomingMessage;

test('a refusal speaks the language that its reader chose, else one that they understand', () => {
  const french = { 'accept-language': 'fr' };
  expect(String(refuse(asked(french), 404).body)).toContain('<html lang="fr" dir="ltr">');
  const chosen = { ...french, cookie: 'fournil-language=ar' };
  expect(String(refuse(asked(chosen), 404).body)).toContain('<html lang="ar" dir="rtl">');
});

test('nobody keeps it; whoever was too fast is told when to come again', () => {
  for (const status of [400, 403, 404, 405, 409, 413, 429, 500, 503] as const) {
    const { headers, ...answer } = refuse(asked(), status);
    expect(answer.status).toBe(status);
    expect(headers.get('cache-control')).toBe('no-store');
    const wait = { 429: '60', 503: '5' }[String(status)] ?? null;
    expect([status, headers.get('retry-after')]).toEqual([status, wait]);
  }
});

test('whoever wrote too much, or sent what did not arrive whole, is told what to do; it is no address that is wrong', () => {
  for (const [refusal, status, words] of [
    ['long', 413, 'Go back, where what you typed still stands, make it shorter'],
    [413, 413, 'choose fewer or smaller pictures'],
    ['form', 400, 'Go back, where what you typed still stands, and send it again'],
  ] as const) {
    const answer = refuse(asked(), refusal);
    expect([answer.status, String(answer.body).includes(words)]).toEqual([status, true]);
  }
});

test('what was typed is given back as text, whatever it is', () => {
  const typed = [{ name: 'words', value: '</textarea><script>alert("bread")</script>' }];
  const text = String(refuse(asked(), 409, typed).body);
  expect(text).toContain('>&#60;/textarea&#62;&#60;script&#62;');
  expect(text).not.toContain('<script>');
});
