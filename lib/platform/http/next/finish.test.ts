import type { IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Answer, Exchange } from '#lib/platform/http/exchange';
import {
  emptyRedirect,
  holdText,
  replaceBroken,
  sayGone,
  sayUnreadable,
  stripPage,
} from '#lib/platform/http/next/finish';

const exchange = { req: { headers: {} } as IncomingMessage } as Exchange;
const asWords = (answer: Answer) => String(answer.body);
const page = (status: number, html: string, more: Record<string, string> = {}): Answer => ({
  status,
  headers: new Headers({ 'content-type': 'text/html; charset=utf-8', ...more }),
  body: Buffer.from(html),
});
const streamed = (type: string, body: Readable): Answer => ({
  ...{ status: 200, headers: new Headers({ 'content-type': type }), body },
});
const OURS = '<main class="answer">';

test('text is waited for to be whole; everything else passes as it comes', async () => {
  for (const type of [
    'text/html',
    'text/calendar',
    'application/json',
    'application/atom+xml',
    'image/svg+xml',
    'image/webp',
  ])
    expect((await holdText(streamed(type, Readable.from([Buffer.from('bread')])), exchange)).body).toEqual(
      Buffer.from('bread'),
    );
  for (const type of ['text/event-stream', 'font/woff2', 'application/zip', ''])
    expect((await holdText(streamed(type, Readable.from(['bread'])), exchange)).body).toBeInstanceOf(
      Readable,
    );
});

test('a redirect is its head alone, however much stands behind it; whatever else is stays as it is', async () => {
  const to = { location: '/sign-in?to=%2Fme', 'set-cookie': 'a=b' };
  for (const html of ['<html><title>Me</title></html>', '<html><template id="B:0"></template></html>']) {
    const { status, headers, body } = await emptyRedirect(page(307, html, to), exchange);
    expect([status, [...headers], String(body)]).toEqual([307, Object.entries(to), '']);
  }
  for (const answer of [page(200, 'bread', to), page(304, ''), page(404, 'bread', to), page(300, 'bread')])
    expect(await emptyRedirect(answer, exchange)).toBe(answer);
});

test('a page that breaks off is no page', async () => {
  const half = new PassThrough();
  half.write('<main>half');
  const held = holdText(streamed('text/html', half), exchange);
  half.destroy();
  await expect(held).rejects.toThrow('broke off');
});

test('what broke since somebody else erased what it is about is said to be gone, with what was typed', async () => {
  const typed = [{ name: 'words', value: 'Dear Amina' }];
  const gone = await sayGone(page(500, ''), { ...exchange, asked: { isGone: true }, typed });
  expect([gone.status, String(gone.body).includes('Dear Amina')]).toEqual([404, true]);
  expect((await sayGone(page(500, ''), { ...exchange, asked: {} })).status).toBe(500);
  expect((await sayGone(page(200, ''), { ...exchange, asked: { isGone: true } })).status).toBe(200);
});

test('a form that was cut off as its words are too many is said to be too long', async () => {
  const long = { req: { headers: {}, method: 'POST', wasTooMuch: true } } as unknown as Exchange;
  const answer = await sayUnreadable(page(500, ''), { ...long, asked: { isUnreadable: true } });
  expect([answer.status, asWords(answer).includes('make it shorter')]).toEqual([413, true]);
});

test('a form that could not be read, or that Next refuses without words, is said to whoever sent it', async () => {
  const posted = { req: { headers: {}, method: 'POST' } } as unknown as Exchange;
  const plain = (status: number): Answer => ({
    ...page(status, ''),
    headers: new Headers({ 'content-type': 'text/plain' }),
  });
  const said = async (answer: Answer, more: Partial<Exchange>) => {
    const { status, body } = await sayUnreadable(answer, { ...posted, ...more });
    return [status, String(body).includes(OURS)];
  };
  expect(await said(plain(500), { asked: { isUnreadable: true } })).toEqual([400, true]);
  expect(await said(page(500, ''), { asked: { isUnreadable: true } })).toEqual([400, true]);
  expect(await said(plain(400), {})).toEqual([400, true]);
  expect(await said(page(422, '<main>no</main>'), {})).toEqual([422, false]);
  expect(await said(plain(303), {})).toEqual([303, false]);
  expect(await said(plain(400), { isOneClick: true })).toEqual([400, false]);
  expect((await replaceBroken(plain(500), posted)).status).toBe(500);
  expect(String((await replaceBroken(plain(500), posted)).body)).toContain(OURS);
});

test('a page that broke is said in words of our own, and other answers in theirs', async () => {
  for (const status of [500, 502, 503])
    expect(await replaceBroken(page(status, 'Internal'), exchange)).toMatchObject({ status: 500 });
  const plain = page(500, 'Internal Server Error', { 'content-type': 'text/plain' });
  expect(String((await replaceBroken(plain, exchange)).body)).toContain(OURS);
  const [fine, health] = [page(404, 'gone'), page(503, '{}', { 'content-type': 'application/json' })];
  expect(await replaceBroken(fine, exchange)).toBe(fine);
  expect(await replaceBroken(health, exchange)).toBe(health);
});

test('what is not there and says nothing is said by the door; what says something says it itself', async () => {
  const text = async (answer: Answer) => String((await stripPage(answer, exchange)).body);
  expect(await text(page(404, '<body></body>'))).toContain(OURS);
  expect(await text(page(404, '<main>It has passed</main>'))).toBe('<main>It has passed</main>');
  expect(await text(page(200, '<body></body>'))).toBe('<body></body>');
});

test('a page has the status that it states, and nothing in its head of scripts that are not there', async () => {
  const headers = { link: '</x.js>; rel=preload', 'x-powered-by': 'Next.js', 'set-cookie': 'a=1' };
  const stated = '<meta name="fournil-answer" content="422"><main>no</main>';
  const answer = await stripPage(page(200, stated, headers), exchange);
  expect([answer.status, String(answer.body)]).toEqual([422, '<main>no</main>']);
  expect([...answer.headers]).toEqual([
    ['content-type', 'text/html; charset=utf-8'],
    ['set-cookie', 'a=1'],
  ]);
});
