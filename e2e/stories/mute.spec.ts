import { addressOf, expect, test } from '../fixtures.ts';

test('somebody whom one does not want to see is gone, and one is gone for them; nobody else notices', async ({
  somebody,
  called,
}) => {
  const [amina, jonas, ruth] = [await somebody('Amina'), await somebody('Jonas'), await somebody('Ruth')];
  const title = called('Quinces');
  await amina.page.goto('/offer');
  await amina.page.getByLabel('What do you offer?').fill(title);
  await amina.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(amina.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(amina.page);
  for (const { page, name } of [jonas, ruth]) {
    await page.goto(address);
    await page.getByLabel('Your words').fill(`${name} asks`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('log')).toContainText(`${name} asks`);
  }
  await amina.page.goto(address);
  await amina.page.getByRole('log').getByRole('link', { name: jonas.name }).click();
  await amina.page.getByRole('button', { name: 'Don’t show them to me' }).click();
  await expect(amina.page.getByText('You don’t see them here')).toBeVisible();
  await amina.page.goto(address);
  await expect(amina.page.getByRole('log')).toContainText(`${ruth.name} asks`);
  await expect(amina.page.getByText(jonas.name)).toHaveCount(0);

  await jonas.page.goto(address);
  await expect(jonas.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(jonas.page.getByText(amina.name)).toHaveCount(0);
  expect((await jonas.page.goto(`/people/${encodeURIComponent(amina.name)}`))?.status()).toBe(404);
  await ruth.page.goto(address);
  for (const { name } of [amina, jonas]) await expect(ruth.page.getByText(name).first()).toBeVisible();

  await amina.page.goto('/me');
  await amina.page.getByRole('listitem').filter({ hasText: jonas.name }).getByRole('button').click();
  await amina.page.goto(address);
  await expect(amina.page.getByRole('log')).toContainText(`${jonas.name} asks`);
});
