import type { APIRequestContext, APIResponse } from '@playwright/test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import sharp from 'sharp';
import { atom } from '#lib/feeds/atom';
import { feed, hostile } from '#lib/feeds/testing-feed';
import { expect, inDays, test, word } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';

// What can be taken along, as a program fetches it: calendars, feeds, text, pictures, and what pages say to machines.

/** Calls an activity, as somebody new, and returns its address. */
async function called(request: APIRequestContext, given: Record<string, string>): Promise<string> {
  const form = filled(await openForm(request, '/together', 'title'), { name: `Canary ${word()}`, ...given });
  const answer = await send(request, '/together', form);
  const path = /\/posts\/[0-9a-f-]{36}/.exec(answer.url())?.[0];
  if (!path) throw new Error(`not called: ${answer.status()}`);
  return path;
}

const day = (days: number) => ({ when: 'day', day: inDays(days), start: '17:00', end: '19:00' });
const asked = (title: string) => `?q=${encodeURIComponent(title)}`;
const TYPES = {
  ics: 'text/calendar; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

test('the board as calendar, feeds and text: types, languages, and nobody named', async ({
  request,
  playwright,
  baseURL,
}) => {
  const title = `Baking ${word()}`;
  const path = await called(request, {
    ...day(3),
    title,
    words: 'Bring a bowl; or two, "if" you can',
    arrival: 'Canary key',
  });
  const visitor = await playwright.request.newContext({ baseURL });
  for (const [format, type] of Object.entries(TYPES)) {
    const answer = await visitor.get(`/board.${format}${asked(title)}`);
    expect([format, answer.status(), answer.headers()['content-type']]).toEqual([format, 200, type]);
    expect(answer.headers()['x-robots-tag']).toBe('noindex, noarchive');
    const text = (await answer.text()).replaceAll('\r\n ', '');
    expect(text).toContain(title);
    expect(text).not.toMatch(/canary/i);
    if (format !== 'txt') expect(text).toContain(path);
  }
  for (const [language, words] of [
    ['fr', 'Tout, avec les mots'],
    ['ar', 'كل شيء'],
  ] as const) {
    expect(await (await visitor.get(`/board.txt?language=${language}`)).text()).toContain(words);
    const answer = await visitor.get('/board.txt', { headers: { 'accept-language': language } });
    expect([await answer.text(), answer.headers()['content-language']]).toEqual([
      expect.stringContaining(words),
      language,
    ]);
  }
  // Whoever goes on by the address that a feed says of itself reads on in the same language.
  const inArabic = `/board.json${asked(title)}&language=ar`;
  const { feed_url } = await (await visitor.get(inArabic)).json();
  expect(await (await visitor.get(feed_url)).json()).toMatchObject({ feed_url, language: 'ar' });
  const [event] = new ICAL.Component(
    ICAL.parse(await (await visitor.get(`${path}.ics`)).text()),
  ).getAllSubcomponents('vevent');
  expect(event?.getFirstPropertyValue('summary')).toBe(title);
  expect(event?.getFirstPropertyValue('description')).toContain('Bring a bowl; or two, "if" you can');
  await visitor.dispose();
});

test('a rhythm comes to the same dates as its page', async ({ request, page }) => {
  const title = `Soup ${word()}`;
  const given = { when: 'rhythm', day: inDays(1), rhythm: 'week', start: '17:30', end: '21:00' };
  const path = await called(request, { ...given, title, without: inDays(15) });
  await page.goto(path);
  const shown = await page
    .locator('.dates time[datetime*="T"]')
    .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
  const [text, till] = [await (await request.get(`${path}.ics`)).text(), new Date(`${inDays(62)}T00:00Z`)];
  const starts: string[] = [];
  for (const event of Object.values(nodeIcal.sync.parseICS(text)))
    if (event?.type === 'VEVENT')
      for (const each of nodeIcal.expandRecurringEvent(event, { from: new Date(), to: till }))
        starts.push(each.start.toISOString(), each.end.toISOString());
  expect(text).toContain('RRULE:FREQ=WEEKLY');
  expect(text).toContain('EXDATE;TZID=Europe/Berlin:');
  const coming = (all: (string | null)[]) =>
    [...new Set(all)].filter((at) => at && new Date(at) < till).sort();
  expect(coming(starts)).toEqual(coming(shown).slice(0, coming(starts).length));
  expect(coming(shown).length).toBeGreaterThan(4);
});

test('asking again: 304 by tag and by date, HEAD, and 200 once something changed', async ({ request }) => {
  const title = `Quinces ${word()}`;
  await called(request, { ...day(2), title });
  for (const format of Object.keys(TYPES)) {
    const address = `/board.${format}${asked(title)}`;
    const first = await request.get(address);
    const { etag = '', 'last-modified': date = '', 'cache-control': cache } = first.headers();
    expect([etag, date, cache]).toEqual([
      expect.stringMatching(/^W\/"/),
      expect.stringMatching(/GMT$/),
      'private, no-cache',
    ]);
    const again = async (headers: Record<string, string>) => request.get(address, { headers });
    const known: Record<string, string>[] = [
      { 'if-none-match': etag },
      { 'if-none-match': `"x", ${etag}` },
      { 'if-modified-since': date },
    ];
    for (const headers of known) {
      const answer = await again(headers);
      expect([format, headers, answer.status(), await answer.text()]).toEqual([format, headers, 304, '']);
      expect(answer.headers().etag).toBe(etag);
    }
    expect((await again({ 'if-none-match': '"x"', 'if-modified-since': date })).status()).toBe(200);
    const head = await request.fetch(address, { method: 'HEAD' });
    expect([head.status(), head.headers().etag, await head.text()]).toEqual([200, etag, '']);
    await called(request, { ...day(2), title: `${title} ${format}` });
    expect((await again({ 'if-none-match': etag })).status()).toBe(200);
  }
});

test('what is withdrawn is gone at once from everything', async ({ request, playwright, baseURL }) => {
  const title = `Plums ${word()}`;
  const path = await called(request, { ...day(2), title });
  const visitor = await playwright.request.newContext({ baseURL });
  const before = await visitor.get(`/board.atom${asked(title)}`);
  const html = await (await request.get(path)).text();
  const form = /<form[^>]*>(?:(?!<\/form>)[\s\S])*name="sentence"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&quot;', '"')],
  );
  await send(request, path, [...hidden, ['farewell', 'notNow'], ['sentence', '']]);
  expect((await visitor.get(path)).status()).toBe(404);
  for (const address of [`${path}.ics`, `${path}/preview.png`])
    expect((await visitor.get(address)).status()).toBe(404);
  const after = await visitor.get(`/board.atom${asked(title)}`, {
    headers: { 'if-modified-since': before.headers()['last-modified'] ?? '' },
  });
  expect([after.status(), (await after.text()).includes(title)]).toEqual([200, false]);
  await visitor.dispose();
});

test('a preview says how long it is, to whoever asks for its head too, and titles stay as they were typed', async ({
  request,
}) => {
  const title = `Plums $& $1 $$ \\0 ${word()}`;
  const path = await called(request, { ...day(2), title });
  const html = await (await request.get(path)).text();
  const escaped = title.replaceAll('&', () => '&amp;');
  expect(html).toContain(`<title>${escaped}`);
  expect(html).toMatch(/<meta property="og:title" content="[^"]*"/);
  expect(/<meta property="og:title" content="([^"]*)"/.exec(html)?.[1]).toContain(escaped);
  for (const address of [`${path}/preview.png`, '/preview.png']) {
    const [whole, head] = [await request.get(address), await request.head(address)];
    const length = (await whole.body()).length;
    expect(length).toBeLessThan(300_000);
    for (const answer of [whole, head])
      expect([answer.status(), answer.headers()['content-length']]).toEqual([200, String(length)]);
  }
});

test('whatever is asked, the answer is the right one, in words', async ({ request }) => {
  const inWords = async (address: string, answer: APIResponse) => {
    const text = await answer.text();
    expect([address, text.trim().length > 10, /\bat .+:\d+:\d+|SELECT|prisma/i.test(text)]).toEqual([
      address,
      true,
      false,
    ]);
  };
  for (const [address, status] of [
    ['/board.ics?day=2026-02-31', 400],
    ['/board.atom?near=nowhere', 400],
    ['/board.json?reach=forever', 400],
    ['/board.txt?kind=sale', 400],
    ['/board.txt?q=a&q=b', 400],
    ['/board.txt?language=tlh', 400],
    ['/board.ics?at=here', 400],
    [`/board.ics?q=${'x'.repeat(3_000)}`, 400],
    ['/board.ics?q=%00', 400],
    ['/board.xml', 404],
    ['/board.ics.ics', 404],
    ['/places/nowhere.ics', 404],
    ['/places/x.ics.ics', 404],
    ['/places/%2e%2e%2fboard.ics', 404],
    ['/places/nowhere/preview.png', 404],
    ['/posts/1.ics', 404],
    ['/posts/00000000-0000-4000-8000-000000000000.ics', 404],
    ['/posts/00000000-0000-4000-8000-000000000000/preview.png', 404],
    [`/mine/${'x'.repeat(43)}.ics`, 404],
    ['/mine/.ics', 404],
    ['/feeds/board/exe', 404],
    ['/feeds/board/ics', 404],
    ['/preview.png?language=tlh', 400],
  ] as const) {
    const answer = await request.get(address);
    expect([address, answer.status()]).toEqual([address, status]);
    await inWords(address, answer);
  }
  expect((await request.get(`/board.ics?q=${'ä'.repeat(100_000)}`)).status()).toBe(431);
  expect((await request.post('/board.ics', { data: 'x' })).status()).toBe(403);
  const headers = { origin: process.env.FOURNIL_URL as string };
  expect((await request.post('/board.ics', { data: 'x', headers })).status()).toBe(400);
});

test('pages name their feeds, and a picture that is drawn, light and says what it shows', async ({
  request,
  page,
}) => {
  const title = `Kneading <b>&"bread" ${word()}`;
  const path = await called(request, { ...day(1), title });
  for (const [address, types] of [
    ['/', ['text/calendar', 'application/atom+xml', 'application/feed+json']],
    [path, ['text/calendar']],
  ] as const) {
    await page.goto(address);
    for (const type of types) {
      const href = await page.locator(`link[rel=alternate][type="${type}"]`).getAttribute('href');
      expect((await request.get(new URL(href ?? '').pathname)).headers()['content-type']).toContain(type);
    }
    const meta = (name: string) => page.locator(`meta[property="${name}"]`).first().getAttribute('content');
    expect(await meta('og:title')).toBe(address === '/' ? await meta('og:site_name') : title);
    expect(await meta('og:image:alt')).toBeTruthy();
    const answer = await request.get(new URL((await meta('og:image')) ?? '').pathname);
    const bytes = await answer.body();
    expect(answer.headers()['cross-origin-resource-policy']).toBe('cross-origin');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(bytes.length).toBeLessThan(300_000);
  }
});

test('an activity says what it is to machines, and nothing that people write gets out of that', async ({
  request,
  page,
}) => {
  const title = `</script><script>document.title='x'</script> ${word()}`;
  const path = await called(request, { ...day(1), title, words: ']]> <!-- </SCRIPT>' });
  await page.goto(path);
  const said = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(said).toHaveLength(1);
  const event = JSON.parse(said[0] ?? '');
  expect(event).toMatchObject({
    '@type': 'Event',
    name: title,
    eventStatus: 'https://schema.org/EventScheduled',
  });
  expect(JSON.stringify(event)).not.toMatch(/organizer|attendee|performer|canary/i);
  expect(new Date(event.startDate).toISOString().slice(0, 10)).toBe(inDays(1));
  expect(await page.title()).toContain('</script>');
  const offer = filled(await openForm(request, '/offer', 'title'), { title: `Rye ${word()}`, when: 'any' });
  const answer = await send(request, '/offer', offer);
  expect(await answer.text()).not.toContain('application/ld+json');
});

test('the browser’s own reader of XML takes an Atom feed without a complaint, whatever is written', async ({
  page,
}) => {
  const seeds = Array.from({ length: 20 }, (_, at) => fc.sample(hostile, { numRuns: 8, seed: at }));
  for (const some of seeds) {
    const titles = [...some, 'Розсада', 'طبخ العشاء معًا'];
    const found = await page.evaluate(
      (text) => {
        const read = new DOMParser().parseFromString(text, 'application/xml');
        const ATOM = 'http://www.w3.org/2005/Atom';
        return {
          complaint: read.querySelector('parsererror')?.textContent ?? null,
          root: [read.documentElement.namespaceURI, read.documentElement.localName],
          language: read.documentElement.getAttribute('xml:lang'),
          title: read.getElementsByTagNameNS(ATOM, 'title')[0]?.textContent,
          ids: [...read.getElementsByTagNameNS(ATOM, 'entry')].map(
            (each) => each.querySelector('id')?.textContent,
          ),
        };
      },
      atom(feed(...titles)),
    );
    expect(found).toMatchObject({
      complaint: null,
      root: ['http://www.w3.org/2005/Atom', 'feed'],
      language: 'en',
      title: 'Rosengarten',
    });
    expect(new Set(found.ids).size).toBe(10);
  }
  // And what is not well-formed is complained of.
  const broken = (text: string) =>
    new DOMParser()
      .parseFromString(text.replace('</entry>', ''), 'application/xml')
      .querySelector('parsererror') !== null;
  expect(await page.evaluate(broken, atom(feed('Bread')))).toBe(true);
});
