import { addressOf, expect, test } from './fixtures.ts';

for (const [script, name] of [
  ['Cyrillic', 'Старая пекарня'],
  ['Arabic', 'المخبز القديم'],
  ['Japanese', '古いパン屋'],
  ['Hindi', 'पुरानी बेकरी'],
])
  test(`a place with a name in ${script} has an address in it, and its notebook comes out whole`, async ({
    somebody,
    visitor,
  }) => {
    const { page } = await somebody('Amina');
    const notebook = `${name}\n\u202eright to left\u202c\n👩🏽‍🌾 e\u0301`;
    await page.goto('/open');
    await page.getByLabel('No, it is nobody’s home').check();
    await page.getByLabel('What is it called?').fill(name ?? '');
    await page.getByLabel('Notebook').fill(notebook);
    await page.getByRole('button', { name: 'Open this place' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    const address = addressOf(page);
    expect(decodeURIComponent(address)).toContain((name ?? '').split(' ')[0]?.toLowerCase().normalize('NFC'));
    const passer = await visitor();
    const taken = await passer.request.get(`${address}/notebook.txt`);
    expect(await taken.text()).toBe(`${notebook.normalize('NFC')}\n`);
    expect(taken.headers()['content-type']).toBe('text/plain; charset=utf-8');
    await passer.goto(address);
    await expect(passer.locator('meta[name=robots]')).toHaveAttribute('content', /noarchive/);
  });

test('addresses that no place can have are nowhere, and never an error of ours', async ({ visitor }) => {
  const { request } = await visitor();
  for (const slug of ['nowhere', '%00', '%E0%A4', '%2e%2e%2f', 'a'.repeat(900), '%F0%9F%8D%9E', "'--"])
    for (const page of ['', '/edit', '/history', '/history/x', '/today', '/notebook.txt']) {
      const status = (await request.get(`/places/${slug}${page}`)).status();
      expect([slug, page, [400, 404].includes(status)]).toEqual([slug, page, true]);
    }
});

test('what is closed or cannot be kept comes back as it was typed', async ({ somebody, called }) => {
  const [one, other] = [await somebody('Amina'), await somebody('Ben')];
  await one.page.goto('/open');
  await one.page.getByLabel('No, it is nobody’s home').check();
  await one.page.getByLabel('What is it called?').fill(called('Kitchen'));
  await one.page.getByRole('button', { name: 'Open this place' }).click();
  await expect(one.page.getByRole('button', { name: 'This place is no more' })).toBeVisible();
  const address = addressOf(one.page);
  await other.page.goto(`${address}/edit`);
  await other.page.getByLabel('Notebook').fill('Where the ladle hangs');
  await other.page.getByLabel('On the map').fill('behind the church');
  await other.page.getByRole('button', { name: 'Keep it so' }).click();
  await expect(other.page.getByLabel('Notebook')).toHaveValue('Where the ladle hangs');
  await expect(other.page.getByLabel('On the map')).toHaveAttribute('aria-invalid', 'true');
  await one.page.getByRole('button', { name: 'This place is no more' }).click();
  await expect(one.page.getByRole('button', { name: 'It is here after all' })).toBeVisible();
  await other.page.getByLabel('On the map').fill('');
  await other.page.getByRole('button', { name: 'Keep it so' }).click();
  await expect(other.page.getByText('what you typed still stands here')).toBeVisible();
  await expect(other.page.getByLabel('Notebook')).toHaveValue('Where the ladle hangs');
  await one.page.getByRole('button', { name: 'It is here after all' }).click();
  await expect(one.page.getByRole('button', { name: 'This place is no more' })).toBeVisible();
  await other.page.getByRole('button', { name: 'Keep it so' }).click();
  await expect(other.page.getByText('Where the ladle hangs')).toBeVisible();
});
