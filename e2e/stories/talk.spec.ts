import { addressOf, expect, test } from '../fixtures.ts';

test('a passer-by writes under an offer with a name only, mends it and takes it away; the giver sends where the door is', async ({
  page,
  somebody,
  visitor,
  called,
}) => {
  const giver = await somebody('Amina');
  const title = called('Sourdough');
  const door = 'The blue door, ring twice';
  await giver.page.goto('/offer');
  await giver.page.getByLabel('What do you offer?').fill(title);
  await giver.page.getByText('Door, key and telephone').click();
  await giver.page.getByLabel('How to get in').fill(door);
  await giver.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(giver.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(giver.page);

  const name = called('Jonas');
  await page.goto(address);
  await page.getByLabel('Your words').fill('Is there some left? See https://example.org/jar');
  await page.getByLabel('Your name here').last().fill(name);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const log = page.getByRole('log');
  // Of somebody new it is no link.
  await expect(log.locator('[data-said]')).toContainText('See https://example.org/jar');
  await expect(log.getByRole('link', { name: 'https://example.org/jar' })).toHaveCount(0);
  await expect(page.getByText(door)).toHaveCount(0);

  await log.getByText('Change or take away').click();
  await log.getByLabel('Change it to').fill('Is there a small one left?');
  await log.getByRole('button', { name: 'Keep it so' }).click();
  await expect(log.locator('[data-said]')).toContainText('Is there a small one left?');

  await giver.page.goto(address);
  await giver.page.getByRole('button', { name: 'Send them the words about the door' }).click();
  await expect(giver.page).toHaveURL(/\/letters\//);
  await page.goto('/letters');
  await page.getByRole('main').getByRole('link', { name: giver.name }).click();
  await page.getByRole('button', { name: 'Show me the letter' }).click();
  await expect(page.getByText(door)).toBeVisible();
  await expect(page.getByRole('main').getByText(title)).toHaveCount(0);

  const passer = await visitor();
  await passer.goto(address);
  for (const words of [door, 'Is there a small one left?', name, giver.name])
    await expect(passer.getByText(words)).toHaveCount(0);

  await page.goto(address);
  await log.getByText('Change or take away').click();
  await log.getByRole('button', { name: 'Take it away' }).click();
  await expect(page.getByText('Is there a small one left?')).toHaveCount(0);
});

test('words said at a place go into its notebook, without name', async ({ somebody, visitor, called }) => {
  const { page, name } = await somebody('Maria');
  const place = called('Old bakehouse');
  await page.goto('/open');
  await page.getByLabel('No, it is nobody’s home').check();
  await page.getByLabel('What is it called?').fill(place);
  await page.getByRole('button', { name: 'Open this place' }).click();
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
  await page.getByLabel('Your words').fill('The damper opens with a hook');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('log').getByText('Change or take away').click();
  await page.getByRole('button', { name: 'Put this into the notebook' }).click();
  const passer = await visitor();
  await passer.goto(addressOf(page));
  await expect(passer.getByText('The damper opens with a hook')).toBeVisible();
  await expect(passer.getByText(name)).toHaveCount(0);
});
