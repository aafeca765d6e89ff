import { addressOf, expect, photo, test } from '../fixtures.ts';

test('a picture without anybody’s agreement is kept and asked about; whoever is in it hides it, and a cake comes back', async ({
  page,
  somebody,
  visitor,
  called,
}) => {
  const title = called('Plum cake');
  await page.goto('/offer');
  await page.getByLabel('What do you offer?').fill(title);
  await page.getByLabel('A picture', { exact: true }).first().setInputFiles(photo());
  await page.getByLabel('What can be seen in it').first().fill('Ben and the cake');
  await page.getByLabel('Your name here').fill(called('Maria'));
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Offer it' }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByText('Say that everyone who can be seen agrees')).toBeVisible();
  await expect(page.getByText('It is here already.')).toBeVisible();
  await page.getByLabel('Everyone who can be seen agrees').check();
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(page);
  const file = await page.getByRole('img', { name: 'Ben and the cake' }).first().getAttribute('src');

  const passer = await visitor();
  await passer.goto(address);
  // Whoever put it up came in just now.
  await passer.getByText('A picture of somebody new here. Show it').click();
  await expect(passer.getByRole('img', { name: 'Ben and the cake' }).first()).toBeVisible();
  await passer.getByRole('button', { name: 'I am, or my child is, in this picture: hide it' }).click();
  await expect(passer.getByText('The picture is hidden from everybody.')).toBeVisible();
  const ben = await somebody('Ben');
  for (const other of [passer, ben.page, page]) {
    await other.goto(address);
    await expect(other.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(other.getByRole('img', { name: 'Ben and the cake' })).toHaveCount(0);
    expect((await other.request.get(file ?? '')).status()).toBe(404);
  }

  await page.goto('/folded');
  await expect(page.getByText('Is anybody in it?')).toBeVisible();
  await page.getByRole('button', { name: 'Nobody is in it' }).click();
  expect((await passer.request.get(file ?? '')).status()).toBe(404);
  await ben.page.goto('/folded');
  const waiting = ben.page
    .getByRole('listitem')
    .filter({ has: ben.page.locator(`img[src^="${file?.replace(/-large.*/, '')}"]`) });
  await waiting.getByRole('button', { name: 'It gives nobody away any more' }).click();
  await ben.page.waitForURL(/said=unfolded/);
  await passer.goto(address);
  await passer.getByText('A picture of somebody new here. Show it').click();
  await expect(passer.getByRole('img', { name: 'Ben and the cake' }).first()).toBeVisible();
});

test('a file that is no picture is said to be so, and a picture that was chosen is left out', async ({
  page,
  called,
}) => {
  const title = called('Walnuts');
  await page.goto('/offer');
  await page.getByLabel('What do you offer?').fill(title);
  const text = { name: 'loaf.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') };
  await page.getByLabel('A picture', { exact: true }).first().setInputFiles(text);
  await page.getByText('Another picture').first().click();
  await page.locator('input[name="picture2"]').setInputFiles(photo());
  await page.getByLabel('Everyone who can be seen agrees').check();
  await page.getByLabel('Your name here').fill(called('Maria'));
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByText('This is not a photograph that can be shown here.')).toBeVisible();
  await expect(page.getByText('It is here already.')).toBeVisible();
  await page.getByLabel('Leave it out').check();
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('main').locator('figure img')).toHaveCount(0);
});
