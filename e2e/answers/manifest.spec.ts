import sharp from 'sharp';
import { expect, test } from '../fixtures.ts';

type Manifest = {
  name: string;
  lang: string;
  icons: { src: string; type: string; sizes: string }[];
  shortcuts: { name: string; url: string }[];
};

test('the board can be kept among one’s own things: its name, its icons, three ways in', async ({
  page,
  request,
}) => {
  await page.goto('/');
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const answer = await request.get(address ?? '');
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/manifest+json']);
  const { name, lang, icons, shortcuts }: Manifest = await answer.json();
  expect(name).not.toBe('');
  expect(lang).toBe('en');
  for (const { src, type, sizes } of icons) {
    const icon = await request.get(src);
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, type]);
    const { width, height } = await sharp(await icon.body()).metadata();
    if (sizes !== 'any') expect(`${width}x${height}`).toBe(sizes);
  }
  for (const { url } of shortcuts) expect((await request.get(url)).status()).toBe(200);
  for (const link of ['icon', 'apple-touch-icon'])
    expect(
      (await request.get((await page.locator(`link[rel="${link}"]`).getAttribute('href')) ?? '')).status(),
    ).toBe(200);
  expect((await request.get('/icons/none.png')).status()).toBe(404);
});
