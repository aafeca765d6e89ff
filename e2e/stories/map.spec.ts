import { expect, test } from '../fixtures.ts';

test('a place is put on the map beside another, and both stand in the list and in the sky', async ({
  page,
  called,
}) => {
  const [mill, garden] = [called('Mill'), called('Garden')];
  const point = page.getByLabel('On the map', { exact: true });
  await page.goto('/open');
  await page.getByLabel('What is it called?').fill(mill);
  await point.fill('52.5210, 13.4050');
  await page.getByLabel('Your name here').fill(called('Amina'));
  await page.getByRole('button', { name: 'Open this place' }).click();
  await expect(page.getByRole('heading', { level: 1, name: mill })).toBeVisible();

  await page.goto('/open');
  await page.getByLabel('What is it called?').fill(garden);
  await point.fill('https://www.openstreetmap.org/#map=19/52.52100/13.40500');
  await page.getByRole('button', { name: 'North' }).click();
  await expect(point).not.toHaveValue(/openstreetmap/);
  const before = await point.inputValue();
  await page.getByRole('button', { name: 'East' }).click();
  await expect(point).not.toHaveValue(before);
  await expect(page.getByLabel('What is it called?')).toHaveValue(garden);
  // Enter sends the form; it does not move the point.
  await page.getByLabel('What is it called?').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: garden })).toBeVisible();

  await page.goto('/map');
  for (const name of [mill, garden])
    await expect(page.getByRole('navigation').getByRole('link', { name })).toBeVisible();
  await expect(page.locator('.sky').getByText(garden)).toHaveCount(1);
  await page.getByRole('navigation').getByRole('link', { name: garden }).click();
  await expect(page.getByRole('heading', { level: 1, name: garden })).toBeVisible();
});

test('the point of a place is dragged and moved by arrow keys, or is where one is', async ({
  page,
  context,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, 'what is livelier with JavaScript');
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 52.5123, longitude: 13.3987 });
  await page.goto('/open');
  const point = page.getByLabel('On the map', { exact: true });
  const mark = page.locator('[data-point]');
  await mark.scrollIntoViewIfNeeded();
  const sky = await page.locator('place-point svg').boundingBox();
  if (!sky) throw new Error('there is no drawing');
  await page.mouse.move(sky.x + sky.width / 2, sky.y + sky.height / 2);
  await page.mouse.down();
  await page.mouse.move(sky.x + sky.width / 4, sky.y + sky.height / 4, { steps: 3 });
  await page.mouse.up();
  await expect(point).toHaveValue(/^-?\d+\.\d{5},-?\d+\.\d{5}$/);
  const dragged = await point.inputValue();
  await mark.focus();
  await page.keyboard.press('ArrowRight');
  await expect(point).not.toHaveValue(dragged);
  await page.getByRole('button', { name: 'It is here, where I am' }).click();
  await expect(point).toHaveValue('52.51230,13.39870');
});
