import { addressOf, expect, inDays, mailTo, test, withAddress, word } from '../fixtures.ts';

test('somebody asks from a search to be told, finds it on the board with a dot, and it goes when they look', async ({
  somebody,
}) => {
  const [amina, baker] = [await somebody('Amina'), await somebody('Baker')];
  const loaf = word();
  await amina.page.goto(`/?q=${loaf}`);
  await amina.page.getByRole('link', { name: 'Tell me when something like this is there' }).first().click();
  await expect(amina.page.getByLabel('Words')).toHaveValue(loaf);
  await amina.page.getByRole('button', { name: 'Tell me' }).click();
  await expect(amina.page.locator('#watches')).toContainText(loaf);

  await baker.page.goto('/offer');
  await baker.page.getByLabel('What do you offer?').fill(`A ${loaf} loaf`);
  await baker.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(baker.page.getByRole('heading', { name: `A ${loaf} loaf` })).toBeVisible();

  const isNew = amina.page.getByRole('region', { name: 'New to you' });
  // It comes behind the page that answered: she looks until it is there.
  await expect
    .poll(async () => {
      await amina.page.goto('/');
      return (await isNew.allTextContents()).join();
    })
    .toContain(loaf);
  await isNew.getByRole('link', { name: loaf }).click();
  await expect(amina.page.getByRole('heading', { name: `A ${loaf} loaf` })).toBeVisible();
  await amina.page.goto('/');
  await expect(isNew.getByRole('link', { name: loaf })).toHaveCount(0);

  await amina.page.goto('/me');
  await amina.page.locator('#watches').getByRole('button', { name: 'Stop' }).click();
  await expect(amina.page.locator('#watches')).not.toContainText(loaf);
});

test('a visitor asks to be told, and comes in by it', async ({ visitor, called }) => {
  const page = await visitor();
  await page.goto('/watch');
  await page.getByLabel('Words').fill(word());
  await page.getByLabel('Your name here').fill(called('Clara'));
  await page.getByRole('button', { name: 'Tell me' }).click();
  await expect(page.getByRole('region', { name: 'Your passphrase' })).toBeVisible();
  await expect(page.locator('#watches').getByRole('button', { name: 'Stop' })).toBeVisible();
});

test('somebody says what they want to be told, and when not', async ({ somebody }) => {
  const { page } = await somebody('Dora');
  await page.goto('/me#told');
  const told = page.locator('#told');
  await told.getByLabel('letters').uncheck();
  await told.getByLabel('in a letter each week, before the weekend').check();
  await told.getByLabel('Quiet from').fill('22:00');
  await told.getByRole('button', { name: 'Save' }).click();
  await expect(told.getByText('Say both hours, or neither.')).toBeVisible();
  await told.getByLabel('Until').fill('07:00');
  await told.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('It is so now.');
  await expect(told.getByLabel('letters')).not.toBeChecked();
  await expect(told.getByLabel('in a letter each week, before the weekend')).toBeChecked();
  await expect(told.getByLabel('Until')).toHaveValue('07:00');
});

test('one tap in a mail stops such mails, for a mail program and for a person, and nothing else passes the door', async ({
  somebody,
  visitor,
  baseURL,
}) => {
  const amina = await somebody('Amina');
  const address = await withAddress(amina);
  const other = await visitor();
  await other.goto('/sign-in');
  await other.getByLabel('E-mail address').fill(address);
  await other.getByRole('button', { name: 'Send me a link' }).click();
  let mail = '';
  await expect
    .poll(async () => (mail = await mailTo(address)), { timeout: 20_000 })
    .toContain('/sign-in/link');
  const stop = /<(http\S+\/stop\/\S+)>/.exec(mail)?.[1] ?? '';
  expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');

  const oneClick = (url: string, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
    });
  const evil = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
  for (const path of ['/me', '/stop', '/stop/x', `${new URL(stop).pathname}/x`, '/one-click?token=x'])
    expect((await oneClick(`${baseURL}${path}`, evil)).status, path).toBe(403);
  expect((await oneClick(`${baseURL}/stop/${'a'.repeat(100)}`)).status).toBe(410);

  // Opening shows, a press does.
  await other.goto(stop);
  await expect(other.getByRole('heading', { name: 'No more mails like this?' })).toBeVisible();
  await other.getByRole('button', { name: 'No more of these' }).click();
  await expect(other.getByRole('heading', { name: 'No more of these mails come' })).toBeVisible();
  await amina.page.goto('/me#told');
  await expect(amina.page.locator('#told').getByLabel('letters')).not.toBeChecked();
  await other.getByRole('button', { name: 'I want them after all' }).click();
  await expect(other.getByRole('button', { name: 'No more of these' })).toBeVisible();

  const answer = await oneClick(stop, evil);
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
  await amina.page.reload();
  await expect(amina.page.locator('#told').getByLabel('letters')).not.toBeChecked();
});

test('answers, and what changes about what one comes to, are news for whoever has no address, wherever they look', async ({
  somebody,
}) => {
  const [amina, boris] = [await somebody('Amina'), await somebody('Boris')];
  const title = `${word()} soup`;
  await amina.page.goto('/offer');
  await amina.page.getByLabel('What do you offer?').fill(title);
  await amina.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(amina.page.getByRole('heading', { name: title })).toBeVisible();
  await boris.page.goto(addressOf(amina.page));
  await amina.page.goto('/places'); // whoever looks has seen it
  await boris.page.getByRole('textbox').last().fill('May I have some?');
  await boris.page
    .getByRole('button', { name: /Write|Send/ })
    .last()
    .click();
  await expect(boris.page.locator('[data-words]', { hasText: 'May I have some?' })).toBeVisible();
  await amina.page.goto('/?at=52.52,13.40'); // she chose an area, and is led there from now on
  const isNew = amina.page.getByRole('region', { name: 'New to you' });
  await expect(isNew).toContainText(title);

  // The offer becomes something to do together; who wrote comes to it, and it is called off.
  await isNew.getByRole('link', { name: title }).click();
  await amina.page.getByRole('link', { name: 'Make it together' }).click();
  await amina.page.getByRole('radio', { name: /^One day/ }).check();
  await amina.page.getByLabel('Which day?', { exact: true }).fill(inDays(2));
  await amina.page.getByLabel('From what hour?').fill('18:00');
  await amina.page.getByRole('button', { name: 'Save it' }).click();
  await expect(amina.page.getByRole('link', { name: /^Call it off/ })).toBeVisible();
  await boris.page.goto('/');
  await expect(boris.page.getByRole('region', { name: 'New to you' })).toContainText(
    'It has become something to do together.',
  );
  await boris.page.goto(addressOf(amina.page));
  await boris.page.getByRole('button', { name: 'I’m coming', exact: true }).click();
  await expect(boris.page.getByText('You are coming.')).toBeVisible();
  await amina.page.getByRole('link', { name: /^Call it off/ }).click();
  await amina.page.getByText('It does not take place').click();
  await amina.page.getByRole('radio', { name: 'It rains.' }).check();
  await amina.page.getByRole('button', { name: 'Call it off' }).click();
  await expect(amina.page.getByText('It rains.').first()).toBeVisible();
  await boris.page.goto('/');
  await boris.page.getByRole('region', { name: 'New to you' }).getByRole('link', { name: title }).click();
  await expect(boris.page.getByRole('status').first()).toContainText('Called off: it does not take place on');
  await boris.page.goto('/');
  await expect(boris.page.getByRole('region', { name: 'New to you' })).toHaveCount(0);
});
