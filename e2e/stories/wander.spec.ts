import { expect, inDays, test } from '../fixtures.ts';

test('somewhere to go, drawn by chance: something that is on, and somewhere else', async ({
  somebody,
  visitor,
  called,
}) => {
  const { page } = await somebody('Tarek');
  for (const title of [called('Choir'), called('Soup')]) {
    await page.goto('/together');
    await page.getByLabel('What shall we do?').fill(title);
    await page.getByLabel('Which day?', { exact: true }).fill(inDays(1));
    await page.getByLabel('From what hour?').fill('18:00');
    await page.getByRole('button', { name: 'Call it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
  const passer = await visitor();
  await passer.goto('/');
  await passer.getByRole('link', { name: 'Where could I go?' }).first().click();
  const drawn = passer.getByRole('main').locator('.cards a').first();
  await expect(passer.getByRole('heading', { level: 2 })).toHaveText(/^(Today|Tomorrow|\p{Lu}\p{Ll}+day)$/u);
  const first = await drawn.getAttribute('href');
  await passer.getByRole('link', { name: 'Somewhere else' }).click();
  await expect(passer).toHaveURL(/last=/);
  expect(await drawn.getAttribute('href')).not.toBe(first);
  await drawn.click();
  await expect(passer).toHaveURL(/\/(posts|places)\//);
});
