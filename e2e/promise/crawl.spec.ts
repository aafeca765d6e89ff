import { type APIResponse, type BrowserContext, type Page, request as requests } from '@playwright/test';
import { removeFolder } from '../board.ts';
import { expect, test } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';
import { addressesOf, ask, type Neighbourhood, neighbourhood, statusOf, textAt } from './neighbourhood.ts';
import { numbersOn } from './numbers.ts';

// Every page, in every language, as a visitor and signed in: nothing on it counts, and nothing in it does harm.
test.describe.configure({ mode: 'default', timeout: 1_200_000 });
const LANGUAGES = ['en', 'fr', 'ar'];

let here: Neighbourhood;
test.beforeAll(async () => {
  here = await neighbourhood();
});
test.afterAll(async () => {
  await here.board.stop();
  removeFolder(here.board.folder);
});

test.afterEach(({}, { status, expectedStatus }) => {
  if (status !== expectedStatus) console.error(here.board.said());
});

async function signIn(context: BrowserContext): Promise<void> {
  const url = here.board.url;
  const form = await openForm(context.request, `${url}/sign-in`, 'passphrase');
  const given = filled(form, { name: here.name, passphrase: here.passphrase });
  await send(context.request, `${url}/sign-in`, given, { origin: url });
}

/** A layout shift (Layout Instability, W3C): how much, and what was moved. */
type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources?: { node: Node | null }[] };

/** What is wrong with a page that has been opened, beside its numbers. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  const wrong: string[] = [];
  const own = new URL(here.board.url).host;
  page.on('console', (message) => {
    if (message.type() !== 'error' || /status of 40[0-9]/.test(message.text())) return;
    wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (/^https?:|^wss?:/.test(protocol) && host !== own) wrong.push(`asks another host: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} for ${response.url()}`);
  });
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources = [] } = entry as Shift;
        const moved = sources.map(
          ({ node }) =>
            `${node?.nodeName}.${(node as Element | null)?.className ?? ''} “${node?.textContent?.trim().slice(0, 40)}”`,
        );
        if (!hadRecentInput && value > 0.0001)
          shifts.push(`layout shifts by ${value.toFixed(4)}: ${moved.join(' ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => {
    const shifts = await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
    const inline = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'script:not([src]):not([type="application/ld+json"]), style, [style], [onclick], [onload]',
        ),
      ].map((element) => `inline: ${element.outerHTML.slice(0, 80)}`),
    );
    return [...wrong.splice(0), ...shifts, ...inline];
  };
}

for (const signedIn of [false, true]) {
  test(`every page in every language, ${signedIn ? 'signed in' : 'as a visitor'}`, async ({ browser }) => {
    const found: string[] = [];
    for (const language of LANGUAGES) {
      const context = await browser.newContext({
        locale: language,
        extraHTTPHeaders: { 'accept-language': language },
      });
      if (signedIn) await signIn(context);
      await context.addCookies([{ name: 'fournil-language', value: language, url: here.board.url }]);
      const page = await context.newPage();
      const wrongs = await watch(page);
      const addresses = await addressesOf(here.board.url, context.request);
      expect(addresses.length).toBeGreaterThan(25);
      for (const address of addresses) {
        const answer = await page.goto(here.board.url + address, { waitUntil: 'load' });
        if (answer?.status() !== statusOf(address)) found.push(`${language} ${address}: ${answer?.status()}`);
        const policy = answer?.headers()['content-security-policy'] ?? '';
        const say = (wrong: string) => found.push(`${language} ${address}: ${wrong}`);
        if (!/script-src 'self';/.test(policy) || /unsafe/.test(policy))
          say('its policy lets inline scripts in');
        if ((await page.locator('html').getAttribute('lang')) !== language) say('is in another language');
        for (const wrong of [...(await page.evaluate(numbersOn)), ...(await wrongs())]) say(wrong);
      }
      await context.close();
    }
    expect(found).toEqual([]);
  });
}

test('what is planted on a page is found', async ({ page }) => {
  const wrongs = await watch(page);
  await page.goto(here.board.url);
  expect(await page.evaluate(numbersOn)).toEqual([]);
  const plant = async (html: string) => {
    await page.evaluate((planted) => {
      document.querySelector('#planted')?.remove();
      const place = document.createElement('div');
      place.id = 'planted';
      place.innerHTML = planted;
      document.body.append(place);
      // By hand, as the policy refuses it in an attribute.
      for (const list of place.querySelectorAll('ol')) list.style.listStyleType = 'decimal';
    }, html);
    return await page.evaluate(numbersOn);
  };
  for (const html of [
    '<p>5 people</p>',
    '<p>٥ أشخاص</p>',
    '<p>⑤</p>',
    '<p title="3 letters">letters</p>',
    '<a aria-label="page 2">next</a>',
    '<img alt="7 loaves">',
    '<input type="submit" value="12 more">',
    '<ol><li>first</li></ol>',
    '<meta name="description" content="4 offers">',
    '<meta name="description" content="4">',
    '<textarea readonly>4 offers</textarea>',
    '<input readonly value="4 offers">',
    '<select><option>4 offers</option></select>',
  ])
    expect([html, await plant(html)]).not.toEqual([html, []]);
  expect(await plant('<p><bdi data-words="">5 loaves</bdi> <time>17:00</time></p>')).toEqual([]);
  // What the policy forbids, and what asks elsewhere, is found as well.
  await page.evaluate(() => {
    const image = document.createElement('img');
    image.src = 'http://elsewhere.invalid/pixel.png';
    document.body.append(image);
    document.body.setAttribute('style', 'color: red');
  });
  await expect
    .poll(async () => (await wrongs()).join('\n'))
    .toMatch(/inline: |elsewhere|Content Security Policy/);
});

test('a layout shift is found', async ({ page }) => {
  const wrongs = await watch(page);
  await page.goto(here.board.url);
  // Once more until it counts: what follows an input within half a second does not.
  const shift = () =>
    page.evaluate(() => {
      const place = document.createElement('p');
      place.textContent = 'late';
      place.setAttribute('class', 'notice');
      document.body.prepend(place, place.cloneNode(true), place.cloneNode(true));
    });
  await expect
    .poll(async () => {
      await shift();
      return (await wrongs()).join('\n');
    })
    .toContain('layout shifts');
});

test('a page that fails, is empty or takes too long is no page without names', async () => {
  const answering = (status: number, text: string) => ({
    get: async () => ({ status: () => status, text: async () => text }) as unknown as APIResponse,
  });
  const late = { get: () => Promise.reject(new Error('Timeout exceeded')) };
  const url = here.board.url;
  for (const status of [500, 503, 404, 302])
    await expect(textAt(answering(status, '<h1>Sorry</h1>'), url, '/')).rejects.toThrow(`answers ${status}`);
  await expect(textAt(answering(200, ''), url, '/board.txt')).rejects.toThrow('answers with nothing');
  await expect(textAt(answering(200, '<!DOCTYPE html><p>'), url, '/')).rejects.toThrow('no heading');
  await expect(textAt(late, url, '/')).rejects.toThrow('Timeout');
  await expect(addressesOf(url, answering(500, ''))).rejects.toThrow('answers 500');
});

test('visitors, link previews and feeds name nobody and hold nothing of a conversation', async ({
  browser,
}) => {
  const { database, board } = here;
  // Canaries: words that stand nowhere else.
  await ask(
    database,
    `UPDATE "Person" SET name = 'Kanarina ' || substr(id::text, 1, 4), words = 'Kanarinos words'`,
    `UPDATE "Message" SET body = 'Kanarinu said'`,
    `UPDATE "Arrival" SET words = 'Kanarine door'`,
  );
  const visitor = await requests.newContext({ baseURL: board.url });
  const addresses = await addressesOf(board.url, visitor);
  const leaks: string[] = [];
  const feeds = ['/board.ics', '/board.atom', '/board.json', '/board.txt'];
  for (const address of [...addresses, '/live', ...feeds]) {
    const text = await textAt(visitor, board.url, address);
    if (/kanarin/i.test(text)) leaks.push(address);
    // What is looked through is what is on (tomorrow: late in the evening too), not an answer that says nothing.
    if (feeds.includes(address))
      expect([address, text]).toEqual([address, expect.stringContaining('Digging')]);
  }
  expect(leaks).toEqual([]);
  await visitor.dispose();
  // The same look finds them where they may stand: signed in, in the text; never in a link preview.
  const context = await browser.newContext();
  await ask(database, `UPDATE "Person" SET name = '${here.name}' WHERE "nameKey" = lower('${here.name}')`);
  await signIn(context);
  const texts: string[] = [];
  for (const address of addresses.filter((one) => one.startsWith('/posts/')))
    texts.push(await textAt(context.request, board.url, address));
  expect(texts.some((html) => /Kanarinu said/.test(html))).toBe(true);
  for (const html of texts) {
    const [head = '', body] = html.split(/<body/);
    expect([/<title>/.test(head), body !== undefined]).toEqual([true, true]);
    expect(head).not.toMatch(/kanarin/i);
  }
  await context.close();
});
