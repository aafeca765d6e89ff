import { addressOf, cards, expect, inDays, test } from '../fixtures.ts';

test('asks for a loaf for Amina on this or that day', async ({ page, visitor, called }) => {
  const title = called('A rye loaf without seeds');
  await page.goto('/ask');
  await page.getByLabel('What do you ask for?').fill(title);
  await page.getByLabel('For whom?').fill('Amina');
  await page.getByRole('radio', { name: /^This or that day/ }).check();
  await page.getByLabel('Which day?', { exact: true }).fill(inDays(4));
  await page.getByLabel('Or', { exact: true }).first().fill(inDays(5));
  await page.getByLabel('Your name here').fill(called('Noor'));
  await page.getByRole('button', { name: 'Ask for it' }).click();
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  for (const day of [inDays(4), inDays(5)])
    await expect(main.locator(`time[datetime="${day}"]`).first()).toBeVisible();
  await expect(main.getByText('Amina').first()).toBeVisible();

  const passer = await visitor();
  for (const day of [inDays(4), inDays(5)]) {
    await passer.goto(`/?day=${day}`);
    await expect(passer.getByRole('link', { name: title }).first()).toBeVisible();
  }
  await passer.goto(`/?day=${inDays(6)}`);
  await expect(cards(passer, title)).toHaveCount(0);
  await passer.goto(`/?kind=offer&q=${encodeURIComponent(title)}`);
  await expect(cards(passer, title)).toHaveCount(0);
});

test('a request becomes an activity, and its conversation goes on', async ({ somebody, called }) => {
  const asker = await somebody('Noor');
  const other = await somebody('Jonas');
  const title = called('Someone to bake with');
  await asker.page.goto('/ask');
  await asker.page.getByLabel('What do you ask for?').fill(title);
  await asker.page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(asker.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(asker.page);

  await other.page.goto(address);
  await other.page.getByLabel('Your words').fill('I have an oven and no dough');
  await other.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(other.page.getByRole('log')).toContainText('I have an oven and no dough');

  await asker.page.goto(address);
  await asker.page.getByRole('link', { name: 'Make it together' }).click();
  await asker.page.getByLabel('Which day?', { exact: true }).fill(inDays(3));
  await asker.page.getByLabel('From what hour?').fill('17:00');
  await asker.page.getByRole('button', { name: /^(Save it|Call it)$/ }).click();
  await expect(asker.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  expect(new URL(addressOf(asker.page)).pathname).toBe(new URL(address).pathname);
  await expect(asker.page.getByRole('log')).toContainText('I have an oven and no dough');

  await other.page.goto(address);
  await other.page.getByRole('button', { name: 'I’m coming', exact: true }).first().click();
  await expect(other.page.getByText('You are coming.')).toBeVisible();
  await other.page.getByLabel('Your words').fill('Then I come');
  await other.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(other.page.getByRole('log')).toContainText('Then I come');
});

test('a post is withdrawn with a kind sentence and is gone for everybody; those who wrote can read it', async ({
  somebody,
  visitor,
  called,
}) => {
  const giver = await somebody('Eszter');
  const wrote = await somebody('Ben');
  const other = await somebody('Ruth');
  const title = called('Windfall apples');
  await giver.page.goto('/offer');
  await giver.page.getByLabel('What do you offer?').fill(title);
  await giver.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(giver.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(giver.page);
  await wrote.page.goto(address);
  await wrote.page.getByLabel('Your words').fill('I come tomorrow with a basket');
  await wrote.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(wrote.page.getByRole('log')).toContainText('with a basket');

  await giver.page.goto(address);
  await giver.page.getByText('Withdraw it', { exact: true }).click();
  await giver.page.getByLabel('A kind sentence to all who wrote').fill('The crates are empty, thank you all');
  await giver.page.getByRole('button', { name: 'Withdraw it with these words' }).click();
  await expect(giver.page.getByRole('button', { name: 'Put it back on the board' })).toBeVisible();

  for (const page of [await visitor(), other.page]) {
    expect((await page.goto(address))?.status()).toBe(404);
    await page.goto(`/?q=${encodeURIComponent(title)}`);
    await expect(cards(page, title)).toHaveCount(0);
  }
  await wrote.page.goto(address);
  await expect(wrote.page.getByText('The crates are empty, thank you all').first()).toBeVisible();

  await giver.page.goto(address);
  await giver.page.getByRole('button', { name: 'Put it back on the board' }).click();
  const passer = await visitor();
  expect((await passer.goto(address))?.status()).toBe(200);
});
