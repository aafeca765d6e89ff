import { addressOf, expect, test } from '../fixtures.ts';

test('what somebody changed at a place in a day, closing it too, is undone by one tap, and what others changed stays', async ({
  somebody,
  newcomer,
  called,
}) => {
  const [amina, vandal, ruth] = [await somebody('Amina'), await somebody('Mallory'), await somebody('Ruth')];
  const name = called('The bakehouse');
  await amina.page.goto('/open');
  await amina.page.getByLabel('No, it is nobody’s home').check();
  await amina.page.getByLabel('What is it called?').fill(name);
  await amina.page.getByLabel('What is it?').fill('A wood oven');
  await amina.page.getByLabel('Notebook').fill('Two arms of beech.\n\nThe peel hangs behind the door.');
  await amina.page.getByRole('button', { name: 'Open this place' }).click();
  await expect(amina.page.getByRole('heading', { level: 1, name })).toBeVisible();
  const address = addressOf(amina.page);

  const mend = async (page: typeof amina.page, label: string, words: string) => {
    await page.goto(`${address}/edit`);
    await page.getByLabel(label, { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Keep it so' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
  await mend(vandal.page, 'What is it?', 'A heap of rubbish');
  await mend(vandal.page, 'Notebook', 'Nothing here');
  await mend(amina.page, 'In words', 'By the plane trees');
  await vandal.page.goto(address);
  await vandal.page.getByRole('button', { name: 'This place is no more' }).click();
  await ruth.page.goto(address);
  await ruth.page.getByRole('button', { name: /here after all/ }).click();
  await expect(ruth.page.getByText('A heap of rubbish').first()).toBeVisible();

  const stranger = await newcomer('Jonas');
  await stranger.page.goto(`${address}/history`);
  const all = `Undo all that ${vandal.name} changed here that day`;
  await expect(stranger.page.getByText(vandal.name).first()).toBeVisible();
  await expect(stranger.page.getByRole('button', { name: all })).toHaveCount(0);
  await ruth.page.goto(`${address}/history`);
  await ruth.page.getByRole('button', { name: all }).click();
  await expect(ruth.page.getByText('The page is as it was before.')).toBeVisible();
  const main = ruth.page.getByRole('main');
  for (const words of ['A wood oven', 'Two arms of beech.', 'By the plane trees'])
    await expect(main).toContainText(words);
  await expect(main).not.toContainText('rubbish');
});
