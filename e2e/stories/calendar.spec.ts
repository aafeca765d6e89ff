import { addressOf, expect, inDays, test, word } from '../fixtures.ts';

test('a calendar of one’s own: a secret address, shown once, another, and taken back', async ({
  somebody,
  called,
  request,
}) => {
  const [host, guest] = [await somebody('Amina'), await somebody('Jonas')];
  const title = called('Singing on the bench');
  await host.page.goto('/together');
  await host.page.getByLabel('What shall we do?').fill(title);
  await host.page.getByRole('radio', { name: /^One day/ }).check();
  await host.page.getByLabel('Which day?', { exact: true }).fill(inDays(2));
  await host.page.getByLabel('From what hour?').fill('19:00');
  await host.page.getByRole('button', { name: 'Call it' }).click();
  await expect(host.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await guest.page.goto(addressOf(host.page));
  await guest.page.getByRole('button', { name: 'I’m coming', exact: true }).first().click();
  await expect(guest.page.getByText('You are coming.')).toBeVisible();

  // Something else that the guest asked to be told about.
  const loaf = word();
  await guest.page.goto(`/?q=${loaf}`);
  await guest.page.getByRole('link', { name: 'Tell me when something like this is there' }).first().click();
  await guest.page.getByRole('button', { name: 'Tell me' }).click();
  await expect(guest.page.locator('#watches')).toContainText(loaf);
  await host.page.goto('/offer');
  await host.page.getByLabel('What do you offer?').fill(`A ${loaf} loaf`);
  await host.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(host.page.getByRole('heading', { name: `A ${loaf} loaf` })).toBeVisible();

  for (const { page } of [host, guest]) {
    await page.goto('/me');
    await page.getByRole('button', { name: 'Make a secret address' }).click();
    const address = await page.getByLabel('Your secret address').inputValue();
    const mine = new URL(address).pathname;
    const isAskedFor = page === guest.page;
    // What somebody asked to be told of is found behind the answer to whoever offered it.
    if (isAskedFor)
      await expect.poll(async () => (await request.get(mine)).text()).toContain(`A ${loaf} loaf`);
    for (const format of ['ics', 'atom', 'json', 'txt']) {
      const answer = await request.get(mine.replace('.ics', `.${format}`));
      expect(answer.status()).toBe(200);
      const text = (await answer.text()).replaceAll('\r\n ', '');
      expect(text).toContain(title);
      expect(text.includes(`A ${loaf} loaf`)).toBe(isAskedFor);
      for (const { name } of [host, guest]) expect(text).not.toContain(name);
    }
    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect(page.getByRole('button', { name: 'Make a secret address' })).toBeVisible();
    expect((await request.get(mine)).status()).toBe(404);
  }
});

test('the week as text, by a link or in one tap', async ({ page, context, javaScriptEnabled, isMobile }) => {
  await page.goto('/');
  const link = page.getByRole('link', { name: 'The week as text, to share' });
  if (!javaScriptEnabled) {
    await link.click();
    await expect(page.getByText('Everything, with words and pictures')).toBeVisible();
    return;
  }
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  if (isMobile)
    await page.evaluate(() => {
      Object.assign(navigator, {
        share: async ({ text }: { text: string }) => document.body.setAttribute('data-shared', text),
      });
    });
  await link.click();
  if (isMobile)
    await expect(page.locator('body')).toHaveAttribute('data-shared', /Everything, with words and pictures/);
  else {
    await expect(page.getByText('Copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      'Everything, with words and pictures',
    );
  }
});
