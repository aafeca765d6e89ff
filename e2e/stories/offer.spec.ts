import { expect, notedPassphrase, photo, test } from '../fixtures.ts';

test('a newcomer offers bread with a picture, gets a passphrase, and signs in with it elsewhere', async ({
  page,
  visitor,
  called,
}) => {
  const [name, title] = [called('Maria'), called('Sourdough')];
  await page.goto('/');
  await page.getByRole('link', { name: 'Offer', exact: true }).first().click();
  await page.getByLabel('What do you offer?').fill(title);
  await page.getByLabel('A picture', { exact: true }).first().setInputFiles(photo());
  await page.getByLabel('What can be seen in it').first().fill('A loaf, half red');
  await page.getByLabel('Everyone who can be seen agrees').check();
  await page.getByLabel('Your name here').fill(name);
  await page.getByRole('button', { name: 'Offer it' }).click();

  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const picture = page.getByRole('img', { name: 'A loaf, half red' }).first();
  await expect(picture).toBeVisible();
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(100);
  const passphrase = await notedPassphrase(page);
  expect(passphrase.split(' ')).toHaveLength(5);

  const passer = await visitor();
  await passer.goto('/');
  // Other stories put up more for today than a board shows at once.
  await passer.getByRole('searchbox').fill(title);
  await passer.getByRole('button', { name: 'Find' }).click();
  await passer.getByRole('link', { name: title }).first().click();
  await expect(passer.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(passer.getByText(name)).toHaveCount(0);

  const elsewhere = await visitor();
  await elsewhere.goto('/sign-in');
  await elsewhere.getByLabel('Your name here').first().fill(name);
  await elsewhere.getByLabel('Your passphrase').fill(passphrase.toUpperCase());
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await elsewhere.goto('/me');
  await expect(elsewhere.getByLabel('Name', { exact: true })).toHaveValue(name);
});

test('what is missing is said beside its field, and nothing typed is lost', async ({ page, called }) => {
  await page.goto('/offer');
  const words = called('Still warm');
  await page.getByLabel('Tell a little more').fill(words);
  await page.getByLabel('A picture', { exact: true }).first().setInputFiles(photo());
  await page.getByLabel('Everyone who can be seen agrees').check();
  await page.getByLabel('Your name here').fill(called('Maria'));
  // A browser would hold back an empty field that is required; a title of white space it lets pass.
  await page.getByLabel('What do you offer?').fill('   ');
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Offer it' }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('What do you offer?')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Tell a little more')).toHaveValue(words);
  await expect(page.getByText('It is here already.')).toBeVisible();
  await page.getByLabel('What do you offer?').fill(called('Bread after all'));
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bread after all');
  await expect(page.getByRole('main').getByRole('img').first()).toBeVisible();
});

test('a name that is taken: one more word is asked for', async ({ page, somebody, called }) => {
  const { name } = await somebody('Amina');
  await page.goto('/offer');
  await page.getByLabel('What do you offer?').fill(called('Plums'));
  await page.getByLabel('Your name here').fill(name.toUpperCase());
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByText('Somebody here is called')).toBeVisible();
  await page.getByLabel('Your name here').fill(`${name} of the mill`);
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Plums');
});

test('what was ticked is never all that is in it, unless somebody says so', async ({ page, called }) => {
  const offered = async (title: string, isAll: boolean) => {
    await page.goto('/offer');
    await page.getByLabel('What do you offer?').fill(title);
    await page.getByText('Is it something to eat?').click();
    await page.getByLabel('eggs').check();
    if (isAll) await page.getByLabel('That is all: none of the others is in it').check();
    const name = page.getByLabel('Your name here');
    if (await name.isVisible()) await name.fill(called('Maria'));
    await page.getByRole('button', { name: 'Offer it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: /^eggs$/ })).toBeVisible();
  };
  await offered(called('Cake'), false);
  await expect(page.getByText('The rest was not said: ask.')).toBeVisible();
  await offered(called('Omelette'), true);
  await expect(page.getByText('None of the others that one must name.')).toBeVisible();
  await expect(page.getByText('The rest was not said: ask.')).toHaveCount(0);
});
