import { expect, test } from '../fixtures.ts';

test('words are found and marked, in any order and case, and mistyped where nothing is spelt so', async ({
  page,
  somebody,
}) => {
  const { name } = await somebody('Zoë');
  const word = name.split(' ').at(-1) ?? '';
  const find = async (words: string) => {
    await page.goto('/');
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('button', { name: 'Find' }).click();
  };
  await find(`${word.toUpperCase()} zoe greet`);
  const title = page.getByRole('heading', { name: `A greeting for ${name}` });
  await expect(title).toBeVisible();
  await expect(title.locator('mark')).toHaveText(['greet', 'Zoë', word]);
  await expect(page.getByText('Nothing is spelt quite like that here.')).toHaveCount(0);

  await find(`${word.slice(0, 3)}x${word.slice(3)} greeting`);
  await expect(title).toBeVisible();
  await expect(title.locator('mark').last()).toHaveText(word);
  await expect(page.getByText('Nothing is spelt quite like that here.')).toBeVisible();
  // Where that is not what was meant, it is asked for.
  await page.getByRole('link', { name: 'Ask for' }).click();
  await expect(page.locator('input[name=title]')).toHaveValue(
    `${word.slice(0, 3)}x${word.slice(3)} greeting`,
  );
});

test('what nobody says is asked for', async ({ page, called }) => {
  const words = called('"Xylophone" & | %');
  await page.goto(`/?q=${encodeURIComponent(words)}`);
  await page.getByRole('link', { name: 'Ask for' }).click();
  await expect(page.locator('input[name=title]')).toHaveValue(words);
});

test('one looks around another town, and the browser remembers it until it is told otherwise', async ({
  page,
}) => {
  await page.goto('/where');
  await page.getByLabel('The name of a town').fill('koeln');
  await page.getByRole('button', { name: 'Find it' }).click();
  await page.getByRole('button', { name: /Köln.*Germany/ }).click();
  await expect(page).toHaveURL(/\/\?near=871/);
  const there = page.url();
  await page.goto('/');
  expect(page.url()).toBe(there);
  await page.goto('/places');
  await expect(page).toHaveURL(/\/places\?near=871/);
  await page.goto('/where');
  await page.getByRole('button', { name: 'Look where the board is at home again' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('towns of one name are told apart; what no town is called is said', async ({ page }) => {
  await page.goto('/where?town=Neustadt');
  await expect(page.getByRole('button', { name: /^Neustadt/ }).nth(2)).toBeVisible();
  await page.goto('/where?town=Qqxzzy');
  await expect(page.getByText('No town of that name is known here.')).toBeVisible();
});
