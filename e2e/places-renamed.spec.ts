import type { APIRequestContext } from '@playwright/test';
import { addressOf, expect, test, word } from './fixtures.ts';
import { filled, openForm, send } from './forms.ts';

// A place has its address from its name. The one of before leads on, and says nothing any more once it is over; what is printed stays.

/** Opens a place as somebody new does, and returns its path. */
async function opened(request: APIRequestContext, placeName: string): Promise<string> {
  const form = filled(await openForm(request, '/open', 'placeName'), {
    placeName,
    home: 'no',
    name: `Amina ${word()}`,
  });
  return new URL((await send(request, '/open', form)).url()).pathname;
}

/** The id of a place, from the address of its calendar. */
const idIn = (html: string) => /\/places\/([0-9a-f-]{36})\.ics/.exec(html)?.[1] ?? '';

const markIn = (html: string) => /<header[^>]*>.*?<path d="([^"]+)"/s.exec(html)?.[1];

test('a place that is renamed: its address of before and its id lead on, and its page says nothing of its name of before', async ({
  request,
  visitor,
}) => {
  const [mill, bakery] = [word(), word()];
  const before = await opened(request, mill);
  const html = await (await request.get(before)).text();
  const id = idIn(html);
  const [atomBefore, icsBefore] = await Promise.all(
    ['atom', 'ics'].map(async (format) => await (await request.get(`${before}.${format}`)).text()),
  );
  const open = await openForm(request, `${before}/edit`, 'placeName');
  const today = await openForm(request, `${before}/today`, 'today');
  const renamed = await send(request, `${before}/edit`, filled(open, { placeName: bakery }));
  const path = `/places/${bakery}`;
  expect(new URL(renamed.url()).pathname).toBe(path);

  const passer = (await visitor()).request;
  for (const from of [before, `/places/${id}`])
    for (const page of ['', '/edit', '/today', '/notebook.txt', '/preview.png?language=fr', '?before=x']) {
      const led = await passer.get(`${from}${page}`, { maxRedirects: 0 });
      expect([page, led.status(), led.headers().location]).toEqual([page, 307, `${path}${page}`]);
    }
  for (const format of ['ics', 'atom', 'json', 'txt']) {
    const led = await passer.get(`${before}.${format}?kind=offer`, { maxRedirects: 0 });
    expect([led.status(), led.headers().location]).toEqual([307, `${path}.${format}?kind=offer`]);
    const stays = await passer.get(`/places/${id}.${format}`, { maxRedirects: 0 });
    expect(stays.status()).toBe(200);
    expect(await stays.text()).toBe(await (await passer.get(`${path}.${format}`)).text());
    expect((await stays.text()).toLowerCase()).not.toContain(mill);
  }
  const led = await request.get(`${before}/history`, { maxRedirects: 0 });
  expect([led.status(), led.headers().location]).toEqual([307, `${path}/history`]);

  const now = await (await passer.get(path)).text();
  expect(now.toLowerCase()).not.toContain(mill);
  expect(idIn(now)).toBe(id);
  expect(markIn(now)).toBe(markIn(html));
  const idOf = (feed = '') => /<id>([^<]+)<\/id>/.exec(feed)?.[1];
  expect(idOf(await (await passer.get(`${path}.atom`)).text())).toBe(idOf(atomBefore));
  expect(icsBefore).not.toContain(`UID:${mill}`);

  // A form that was opened before reaches the place, and what is wrong with it is answered where it was sent.
  const wrong = await send(request, `${before}/today`, filled(today, { today: '' }), { maxRedirects: 0 });
  expect(wrong.status()).toBe(422);
  const said = await send(request, `${before}/today`, filled(today, { today: 'Warm until four' }));
  expect([new URL(said.url()).pathname, said.status()]).toEqual([path, 200]);
  expect(await said.text()).toContain('Warm until four');
});

test('a renaming is undone in the history, and the address is as it was', async ({ somebody, called }) => {
  const { page } = await somebody('Amina');
  const [mill, bakery] = [called('Mill'), called('Bakery')];
  await page.goto('/open');
  await page.getByLabel('No, it is nobody’s home').check();
  await page.getByLabel('What is it called?').fill(mill);
  await page.getByRole('button', { name: 'Open this place' }).click();
  await expect(page.getByRole('heading', { level: 1, name: mill })).toBeVisible();
  const before = addressOf(page);
  await page.goto(`${before}/edit`);
  await page.getByLabel('What is it called?').fill(bakery);
  await page.getByRole('button', { name: 'Keep it so' }).click();
  await expect(page.getByRole('heading', { level: 1, name: bakery })).toBeVisible();
  const after = addressOf(page);
  expect(after).not.toBe(before);
  await page.goto(`${before}/history`);
  expect(addressOf(page)).toBe(`${after}/history`);
  await page.getByRole('button', { name: 'Bring this back' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: mill })).toBeVisible();
  expect(addressOf(page)).toBe(before);
  await page.goto(after);
  expect(addressOf(page)).toBe(before);
});
