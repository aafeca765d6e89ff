import { addressOf, expect, linkOf, mailTo, test, withAddress, word } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';

test('letters between two who wrote in one conversation; nobody else reads them', async ({
  somebody,
  called,
}) => {
  const [one, other, third] = [await somebody('Amina'), await somebody('Jonas'), await somebody('Ruth')];
  await one.page.goto('/offer');
  await one.page.getByLabel('What do you offer?').fill(called('Quinces'));
  await one.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(one.page.getByRole('heading', { level: 1 })).toContainText('Quinces');
  const address = addressOf(one.page);
  await other.page.goto(`/people/${encodeURIComponent(one.name)}`);
  await expect(other.page.getByRole('button', { name: 'Send', exact: true })).toHaveCount(0);
  await other.page.goto(address);
  await other.page.getByLabel('Your words').fill('May I come for some?');
  await other.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(other.page.getByRole('log')).toContainText('May I come');
  await one.page.goto(address);
  await one.page.getByLabel('Your words').fill('Do come');
  await one.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(one.page.getByRole('log')).toContainText('Do come');

  await one.page.goto(`/people/${encodeURIComponent(other.name)}`);
  const secret = called('The key hangs behind the ivy');
  await one.page.getByLabel('Write a letter').fill(secret);
  await one.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(one.page.getByText(secret)).toBeVisible();
  const letters = addressOf(one.page);
  await other.page.goto('/letters');
  await other.page.getByRole('link', { name: one.name }).click();
  // Somebody's first letter waits behind one tap.
  await expect(other.page.getByText('writes to you here for the first time')).toBeVisible();
  await expect(other.page.getByText(secret)).toHaveCount(0);
  await other.page.getByRole('button', { name: 'Show me the letter' }).click();
  await expect(other.page.getByText(secret)).toBeVisible();
  expect((await third.page.goto(letters))?.status()).toBe(404);
  await expect(third.page.getByText(secret)).toHaveCount(0);

  await other.page.getByRole('button', { name: 'No more letters between us' }).click();
  await expect(other.page.getByText('No letters are written between you any more.')).toBeVisible();
  await one.page.goto(letters);
  await expect(one.page.getByText('No letters can be written here.')).toBeVisible();
  await expect(one.page.getByLabel('Write a letter')).toHaveCount(0);
  await expect(one.page.getByText(secret)).toBeVisible();
});

test('"you may write to me", at words of somebody, opens one’s letters to them', async ({
  somebody,
  called,
}) => {
  const [host, asks] = [await somebody('Amina'), await somebody('Jonas')];
  await host.page.goto('/offer');
  await host.page.getByLabel('What do you offer?').fill(called('Quinces'));
  await host.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(host.page.getByRole('heading', { level: 1 })).toContainText('Quinces');
  const address = addressOf(host.page);
  await asks.page.goto(address);
  await asks.page.getByLabel('Your words').fill('May I come for some?');
  await asks.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(asks.page.getByRole('log')).toContainText('May I come');
  const person = `/people/${encodeURIComponent(host.name)}`;
  await asks.page.goto(person);
  await expect(asks.page.getByLabel('Write a letter')).toHaveCount(0);
  await host.page.goto(address);
  await host.page.getByRole('button', { name: 'You may write to me' }).click();
  await expect(host.page.getByText('You said that they may write to you.')).toBeVisible();
  await asks.page.goto(address);
  await asks.page.getByText('you may write to me.').getByRole('link', { name: host.name }).click();
  await expect(asks.page.getByLabel('Write a letter')).toBeVisible();
});

test('an address, a sign-in link by mail, used once, and signing out everywhere', async ({
  somebody,
  visitor,
}) => {
  const { page, name, passphrase } = await somebody('Clara');
  const address = `${word()}@example.org`;
  await page.goto('/me');
  await page.getByLabel('Your address').fill(address);
  await page.getByLabel('Your passphrase now').first().fill('some other five words than these');
  await page.getByRole('button', { name: 'Send me a link to confirm it' }).click();
  await expect(page.getByText('This is not your passphrase.')).toBeVisible();
  await page.getByLabel('Your passphrase now').first().fill(passphrase);
  await page.getByRole('button', { name: 'Send me a link to confirm it' }).click();
  await expect(page.getByText('A link is on its way')).toBeVisible();
  const linkIn = (mail: string) => /https?:\/\/\S+\?token=\S+/.exec(mail)?.[0] ?? '';
  const confirming = linkIn(await mailTo(address));
  await page.goto(confirming);
  await page.getByRole('main').getByRole('button').first().click();
  await page.goto('/me');
  await expect(page.getByText(address)).toBeVisible();

  const elsewhere = await visitor();
  await elsewhere.goto('/sign-in');
  await elsewhere.getByLabel('E-mail address').fill(address);
  await elsewhere.getByRole('button', { name: 'Send me a link' }).click();
  await expect(elsewhere.getByText('Look into your mail')).toBeVisible();
  let link = '';
  await expect
    .poll(async () => (link = linkIn(await mailTo(address))), { timeout: 20_000 })
    .not.toBe(confirming);
  // A mail scanner opens every link: that uses nothing up.
  const scanner = await visitor();
  await scanner.goto(link);
  await elsewhere.goto(link);
  await expect(elsewhere.getByText(`you are in as ${name}`)).toBeVisible();
  const pressed = filled(await openForm(elsewhere.request, link, 'token'), {});
  await elsewhere.getByRole('main').getByRole('button').first().click();
  await elsewhere.goto('/me');
  await expect(elsewhere.getByLabel('Name', { exact: true })).toHaveValue(name);
  // Another page with the same link: it has let somebody in already.
  expect((await send(elsewhere.request, new URL(link).pathname, pressed)).status()).toBe(410);
  await scanner.goto(link);
  await expect(scanner.getByText('This link no longer works')).toBeVisible();

  // Whoever came by a link is asked for no passphrase; a new one signs out everybody else, and is told.
  await expect(elsewhere.getByLabel('Your passphrase now')).toHaveCount(0);
  await elsewhere.getByRole('button', { name: 'Make me a new passphrase' }).click();
  await expect(elsewhere.getByText('You have a new passphrase')).toBeVisible();
  await expect.poll(() => mailTo(address), { timeout: 20_000 }).toContain('Your passphrase was changed');
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Sign in' }).first()).toBeVisible();

  await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(elsewhere.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await elsewhere.goBack();
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' }).first()).toBeVisible();
  await expect(elsewhere.getByText(address)).toHaveCount(0);
});

test('a sign-in link pressed twice within moments signs in; where somebody else is signed in, it says so before', async ({
  somebody,
  visitor,
}) => {
  const [clara, emil] = [await somebody('Clara'), await somebody('Emil')];
  const address = await withAddress(clara);
  const elsewhere = await visitor();
  await elsewhere.goto('/sign-in');
  await elsewhere.getByLabel('E-mail address').fill(address);
  await elsewhere.getByRole('button', { name: 'Send me a link' }).click();
  const link = await linkOf(address, '/sign-in/link');
  await emil.page.goto(link);
  await expect(emil.page.getByText(`you are in as ${clara.name}`)).toBeVisible();
  await expect(emil.page.getByText(`On this device ${emil.name} is signed in`)).toBeVisible();
  const pressed = await openForm(emil.page.request, link, 'token');
  const both = await Promise.all(
    [1, 2].map(() => send(emil.page.request, '/sign-in/link', pressed, { maxRedirects: 0 })),
  );
  expect(both.map((answer) => [answer.status(), answer.headers().location])).toEqual([
    [303, '/'],
    [303, '/'],
  ]);
  await emil.page.goto('/me');
  await expect(emil.page.getByLabel('Name', { exact: true })).toHaveValue(clara.name);
});

test('leaving: at once, and whole', async ({ somebody, visitor, called }) => {
  const { page, name, passphrase } = await somebody('Dora');
  const title = called('Jars');
  await page.goto('/offer');
  await page.getByLabel('What do you offer?').fill(title);
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(page);
  await page.goto('/me');
  await page.getByRole('link', { name: 'Leave this board for good' }).click();
  await page.getByRole('button', { name: 'Leave for good' }).click();
  await expect(page.getByRole('heading', { name: 'You have left' })).toBeVisible();
  const passer = await visitor();
  expect((await passer.goto(address))?.status()).toBe(404);
  await passer.goto('/sign-in');
  await passer.getByLabel('Your name here').first().fill(name);
  await passer.getByLabel('Your passphrase').fill(passphrase);
  await passer.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(passer.getByText('Name and passphrase do not fit together.')).toBeVisible();
});
