import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';

test('taking my things along: one file, made at once, for nobody else', async ({
  somebody,
  visitor,
  called,
}) => {
  const { page } = await somebody('Selma');
  const title = called('Plum jam');
  await page.goto('/offer');
  await page.getByLabel('What do you offer?').fill(title);
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.goto('/me');
  await page.getByRole('link', { name: 'Take my things' }).click();
  await expect(page.getByText('This is not in it')).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Take my things' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('things.zip');
  const file = readFileSync(await download.path(), 'utf8');
  expect(file).toContain(title);
  // Its address is of no use to anybody else.
  const passer = await visitor();
  await passer.goto(download.url());
  await expect(passer.getByRole('heading', { name: 'Sign in' }).first()).toBeVisible();
  const other = await somebody('Ines');
  await other.page.goto(download.url());
  await expect(other.page).toHaveURL(/\/me\/things$/);
});
