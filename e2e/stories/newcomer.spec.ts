import { addressOf, expect, photo, test, word } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';

// Somebody who came in just now, and those who know them.

test('what somebody new puts up is shown with care, until somebody who knows them says so', async ({
  newcomer,
  somebody,
  visitor,
}) => {
  const { page, name } = await newcomer('Nadia');
  await page.goto('/offer');
  await page.getByLabel('What do you offer?').fill(`Rye ${word()}`);
  const site = `https://${word()}.example/bread`;
  await page.getByLabel('Tell a little more').fill(`As on ${site}`);
  await page.getByLabel('A picture', { exact: true }).first().setInputFiles(photo());
  await page.getByLabel('Everyone who can be seen agrees').check();
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByText('You are new here: others see your pictures at a tap')).toBeVisible();
  const post = addressOf(page);

  const looks = [(await somebody('Amina')).page, await visitor()];
  for (const one of looks) {
    await one.goto(post);
    await expect(one.getByText(site)).toBeVisible();
    await expect(one.getByRole('link', { name: site })).toHaveCount(0);
    const picture = one.locator('.pictures img');
    await expect(picture).toBeHidden();
    await one.getByText('A picture of somebody new here. Show it').click();
    await expect(picture).toBeVisible();
  }

  const [amina, stranger] = looks as [typeof page, typeof page];
  await page.goto('/me');
  await expect(page.getByText('You are new here. Until')).toBeVisible();
  await amina.goto(`/people/${encodeURIComponent(name)}`);
  await amina.getByRole('button', { name: 'I know them: welcome' }).click();
  await expect(amina.getByText('They are welcome')).toBeVisible();
  await page.goto('/me');
  await expect(page.getByText('You are new here. Until')).toHaveCount(0);
  await stranger.goto(post);
  await expect(stranger.getByRole('link', { name: site })).toBeVisible();
  await expect(stranger.locator('.pictures img')).toBeVisible();
});

test('whoever reads the words on a door is welcome', async ({ newcomer, somebody, called }) => {
  const { page: known } = await somebody('Amina');
  const opening = filled(await openForm(known.request, '/open', 'placeName'), {
    placeName: called('Mill'),
    home: 'no',
  });
  const place = new URL((await send(known.request, '/open', opening)).url()).pathname;
  await known.goto(place);
  await known.getByText('Words for the door').click();
  const words =
    (await known
      .locator('details', { hasText: 'Words for the door' })
      .locator('[data-words]')
      .textContent()) ?? '';
  const { page } = await newcomer('Nadia');
  await page.goto(place);
  await expect(page.getByText('Words for the door')).toHaveCount(0);
  await page.goto('/me');
  await page.getByText('I have been at the door of a place').click();
  const field = page.getByLabel('What does it say on the door?');
  await field.fill('oven oven oven');
  await page.getByRole('button', { name: 'This is what it says' }).click();
  await expect(page.getByText('No door here says that')).toBeVisible();
  await expect(field).toHaveValue('oven oven oven');
  await field.fill(words.toUpperCase());
  await page.getByRole('button', { name: 'This is what it says' }).click();
  await expect(page.getByText('You are welcome: nothing waits for you any more.')).toBeVisible();
});
