import { expect, test } from '../fixtures.ts';

test('a place is put on the map beside another, and both stand in the list and in the sky', async ({
  page,
  called,
}) => {
  const [mill, garden] = [called('Mill'), called('Garden')];
  const point = page.getByLabel('On the map', { exact: true });
  await page.goto('/open');
  await page.getByLabel('No, it is nobody’s home').check();
  await page.getByLabel('What is it called?').fill(mill);
  await page.getByLabel('Your name here').fill(called('Amina'));
  const open = page.getByRole('button', { name: 'Open this place' });
  // Of several towns of one name it asks which; what merely sounds like one is none.
  await point.fill('Paris Hilton’s chair');
  await open.click();
  await expect(page.getByRole('radio', { name: /Paris/ })).toHaveCount(0);
  await point.fill('12 rue de la Roquette, Paris');
  await open.click();
  await expect(page.getByRole('radio', { name: 'Paris, Texas, United States' })).not.toBeChecked();
  await expect(point).toHaveValue('12 rue de la Roquette, Paris');
  await point.fill('52.5210, 13.4050');
  await open.click();
  await expect(page.getByRole('heading', { level: 1, name: mill })).toBeVisible();

  await page.goto('/open');
  await page.getByLabel('No, it is nobody’s home').check();
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

test('the point of a place is moved once it is taken in hand, and not before; or is where one is', async ({
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
  const hold = page.getByRole('button', { name: 'Move the point in the drawing' });
  const drag = async () => {
    await page.locator('place-point svg').scrollIntoViewIfNeeded();
    const sky = await page.locator('place-point svg').boundingBox();
    if (!sky) throw new Error('there is no drawing');
    await page.mouse.move(sky.x + sky.width / 2, sky.y + sky.height / 2);
    await page.mouse.down();
    await page.mouse.move(sky.x + sky.width / 4, sky.y + sky.height / 4, { steps: 3 });
    await page.mouse.up();
  };
  await expect(hold).toBeVisible();
  // Far from all that is drawn: the drawing goes there, and the spot stays as it was pasted.
  await point.fill('52.610001, 13.700002');
  await point.press('Tab');
  await expect(page.getByText('The drawing shows what is around that spot now.')).toBeVisible();
  await expect(mark).toHaveAttribute('transform', 'translate(0.0 0.0)');
  await drag();
  await expect(point).toHaveValue('52.610001, 13.700002');
  await hold.click();
  await drag();
  await expect(page.getByText('The point is there now.')).toBeVisible();
  await expect(point).toHaveValue(/^52\.6[12]\d{3},13\.6\d{4}$/);
  const dragged = await point.inputValue();
  await drag();
  await expect(point).toHaveValue(dragged);
  await hold.press('ArrowRight');
  await expect(point).toHaveValue(dragged);
  await hold.press('Enter');
  await hold.press('ArrowRight');
  await expect(point).not.toHaveValue(dragged);
  await page.getByRole('button', { name: 'It is here, where I am' }).click();
  await expect(point).toHaveValue('52.51230,13.39870');
});
