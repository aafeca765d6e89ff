import { expect, test } from '../fixtures.ts';

test('around me: asks on a tap only, and goes to the board there, roughly', async ({
  page,
  context,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, 'the button is there only where the browser can tell');
  await context.setGeolocation({ latitude: 52.51234, longitude: 13.39876 });
  await context.grantPermissions(['geolocation']);
  await page.goto('/?kind=offer');
  const asked = page.waitForRequest((request) => request.url().includes('at='));
  const button = page.getByRole('button', { name: 'Around me' });
  if (!(await button.isVisible())) await page.locator('details:has(around-me) > summary').click();
  await button.click();
  const { searchParams } = new URL((await asked).url());
  expect(Object.fromEntries(searchParams)).toEqual({ kind: 'offer', at: '52.51,13.40' });
  await expect(page).toHaveURL(/near=/);
});

test('around me: where the browser does not say, kind words', async ({
  page,
  context,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, 'the button is there only where the browser can tell');
  await context.clearPermissions();
  await page.goto('/');
  const button = page.getByRole('button', { name: 'Around me' });
  if (!(await button.isVisible())) await page.locator('details:has(around-me) > summary').click();
  await button.click();
  await expect(page.getByText('Your browser does not say where you are.')).toBeVisible({ timeout: 20_000 });
});
