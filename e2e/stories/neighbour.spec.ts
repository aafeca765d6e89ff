import type { Page } from '@playwright/test';
import { addressOf, cards, expect, test } from '../fixtures.ts';

const fed = async (page: Page, title: string) => {
  const text = await (await page.request.get(`/board.atom?q=${encodeURIComponent(title)}`)).text();
  expect(text).toContain(title);
  return text;
};

test('Amina without a telephone gets her loaf: typed in for her, answered, withdrawn by somebody else, brought back', async ({
  somebody,
  newcomer,
  visitor,
  called,
}) => {
  const [boris, jonas, ruth] = [await somebody('Boris'), await somebody('Jonas'), await somebody('Ruth')];
  const stranger = await newcomer('Mallory');
  const [title, amina] = [called('A rye loaf without seeds'), called('Amina')];
  const { page } = boris;
  await page.goto('/ask');
  await page.getByLabel('What do you ask for?').fill(title);
  await page.getByLabel('For whom?').fill(amina);
  await page.getByText('It is for somebody without a telephone').click();
  await page.getByLabel('Yes, I type it in for a neighbour').check();
  // Hers is no door to tell of, and her telephone number stands nowhere.
  await expect(page.getByText('Door, key and telephone', { exact: true })).toBeHidden();
  await page.getByLabel('Tell a little more').fill('Call her: 0171 2345678');
  await page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(page.getByText('There seems to be a telephone number in it. Leave it out')).toBeVisible();
  await page.getByLabel('Tell a little more').fill('She comes by on Friday');
  await page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(page);
  await page.goto(`${address}/edit`);
  await expect(page.getByText('Door, key and telephone', { exact: true })).toHaveCount(0);
  await expect(page.getByLabel('Yes, I type it in for a neighbour')).toBeChecked();

  const passer = await visitor();
  await passer.goto(address);
  const main = passer.getByRole('main');
  await expect(main).toContainText(`asked for ${amina}`);
  await expect(main).toContainText('Typed in by a neighbour, for somebody without a telephone.');
  await expect(main).toContainText('Answer under it');
  expect(await passer.content()).not.toContain(boris.name);
  // What leaves by addresses, previews and feeds does not say for whom.
  for (const html of [await passer.locator('head').innerHTML(), await fed(passer, title)])
    expect(html).not.toContain(amina);
  await passer.goto(`/?q=${encodeURIComponent(amina)}`);
  await expect(cards(passer, title)).toHaveCount(0);

  await jonas.page.goto(address);
  await expect(jonas.page.getByText('Typed in by', { exact: true })).toBeVisible();
  await jonas.page.getByLabel('Your words').fill('It lies at the bakehouse for her');
  await jonas.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(jonas.page.getByRole('log')).toContainText('It lies at the bakehouse');

  await stranger.page.goto(address);
  await expect(stranger.page.getByRole('button', { name: 'It has found its way' })).toHaveCount(0);
  await ruth.page.goto(address);
  await ruth.page.getByRole('button', { name: 'It has found its way' }).click();
  await expect(ruth.page.getByText('This was withdrawn.')).toBeVisible();
  for (const each of [passer, stranger.page]) expect((await each.goto(address))?.status()).toBe(404);

  await page.goto('/');
  await expect(page.getByRole('main')).toContainText(title);
  await page.goto(address);
  await expect(page.getByText('Somebody else took it off the board.')).toBeVisible();
  expect(await page.content()).not.toContain(ruth.name);
  // Whoever is settled brings it back, also who did not withdraw it.
  await jonas.page.goto(address);
  await jonas.page.getByRole('button', { name: 'Put it back on the board' }).click();
  await expect(jonas.page.getByText('It is on the board again.')).toBeVisible();
  expect((await passer.goto(address))?.status()).toBe(200);
});

test.describe('without JavaScript, in Arabic', () => {
  test.use({ javaScriptEnabled: false, locale: 'ar' });
  test('what an offer for a neighbour says about a door is refused, with what was typed', async ({
    somebody,
    visitor,
    called,
  }) => {
    const { page } = await somebody('Boris');
    const title = called('برقوق');
    await page.goto('/offer');
    await page.locator('[name="title"]').fill(title);
    await page.getByText('هذا لشخص ليس عنده هاتف').click();
    await page.locator('[name="forWhom"]').fill('أمينة');
    await page.getByText('الباب والمفتاح والهاتف', { exact: true }).click();
    await page.locator('[name="arrival"]').fill('الباب الأزرق');
    await page.locator('form:has([name="title"]) button.button').last().click();
    await expect(page.getByText('اترك هذا فارغًا: ليس هذا بابك.').first()).toBeVisible();
    await expect(page.locator('[name="forWhom"]')).toHaveValue('أمينة');
    await page.locator('[name="arrival"]').fill('');
    await page.locator('form:has([name="title"]) button.button').last().click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('معروض من أمينة، كتبه أحد الجيران');
    const passer = await visitor();
    await passer.goto(addressOf(page));
    await expect(passer.getByRole('main')).toContainText('كتبه أحد الجيران، لشخص ليس عنده هاتف.');
  });
});
