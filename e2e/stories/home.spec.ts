import { addressOf, expect, test } from '../fixtures.ts';

// A home is gone as soon as whoever lives there says so, in their first hour here too.

test('a newcomer closes their home, and nothing of it is left for anybody; they alone bring it back', async ({
  newcomer,
  somebody,
  visitor,
  called,
}) => {
  const [lives, neighbour, passer] = [await newcomer('Amina'), await somebody('Ben'), await visitor()];
  const [home, title] = [called('Quince court'), called('Quinces')];
  const { page } = lives;
  await page.goto('/open');
  await page.getByLabel('Yes, it is my home').check();
  await page.getByLabel('What is it called?').fill(home);
  await page.getByLabel('In words').fill('The blue door');
  await page.getByRole('button', { name: 'Open this place' }).click();
  await expect(page.getByText('Somebody lives here.')).toBeVisible();
  const address = addressOf(page);

  await neighbour.page.goto(address);
  await neighbour.page.getByRole('link', { name: 'Offer something' }).click();
  await neighbour.page.getByLabel('What do you offer?').fill(title);
  await neighbour.page.getByLabel('Any day').check();
  await neighbour.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(neighbour.page.getByRole('heading', { level: 1 })).toContainText(title);
  const offer = addressOf(neighbour.page);
  await passer.goto(offer);
  await expect(passer.getByText(home)).toBeVisible();

  await page.goto(address);
  await page.getByRole('button', { name: 'Close my home' }).click();
  await expect(page.getByRole('heading', { name: 'This home is closed' })).toBeVisible();
  for (const who of [passer, neighbour.page]) {
    expect((await who.goto(address))?.status()).toBe(404);
    expect(await who.content()).not.toContain(home);
    await who.goto(offer);
    await expect(who.getByText(title).first()).toBeVisible();
    expect(await who.content()).not.toContain(home);
  }
  expect(await (await passer.request.get(`${offer}.ics`)).text()).not.toContain('blue door');

  await page.goto(address);
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: home })).toBeVisible();
  await passer.goto(offer);
  await expect(passer.getByText(home)).toBeVisible();
});

test('a newcomer closes no other place, and brings none back', async ({ newcomer, somebody, called }) => {
  const [fresh, neighbour] = [await newcomer('Nadia'), await somebody('Ben')];
  const { page } = neighbour;
  await page.goto('/open');
  await page.getByLabel('No, it is nobody’s home').check();
  await page.getByLabel('What is it called?').fill(called('Mill'));
  await page.getByLabel('In words').fill('Behind the plane trees');
  await page.getByRole('button', { name: 'Open this place' }).click();
  const address = addressOf(page);
  await fresh.page.goto(address);
  await expect(fresh.page.getByText('Behind the plane trees').first()).toBeVisible();
  await expect(fresh.page.getByRole('button', { name: 'This place is no more' })).toHaveCount(0);
  await page.goto(address);
  await page.getByRole('button', { name: 'This place is no more' }).click();
  await fresh.page.goto(address);
  await expect(fresh.page.getByText('This place is no more.')).toBeVisible();
  await expect(fresh.page.getByText('Behind the plane trees')).toHaveCount(0);
  await expect(fresh.page.getByRole('button', { name: 'It is here after all' })).toHaveCount(0);
});

test('“I live here” hides where a home is at one tap, and shows it again', async ({
  newcomer,
  visitor,
  called,
}) => {
  const [{ page }, passer] = [await newcomer('Amina'), await visitor()];
  await page.goto('/open');
  await page.getByLabel('Yes, it is my home').check();
  await page.getByLabel('What is it called?').fill(called('Quince court'));
  await page.getByLabel('In words').fill('The blue door');
  await page.getByRole('button', { name: 'Open this place' }).click();
  const address = addressOf(page);
  await passer.goto(address);
  await expect(passer.getByText('The blue door')).toBeVisible();
  await expect(passer.getByRole('button', { name: 'I live here: hide where it is' })).toHaveCount(0);
  await page.goto(address);
  await page.getByRole('button', { name: 'I live here: hide where it is' }).click();
  await expect(page.getByRole('button', { name: 'Show again where it is' })).toBeVisible();
  await passer.goto(address);
  expect(await passer.content()).not.toContain('blue door');
  await page.getByRole('button', { name: 'Show again where it is' }).click();
  await passer.goto(address);
  await expect(passer.getByText('The blue door')).toBeVisible();
});
