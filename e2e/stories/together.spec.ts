import { addressOf, expect, inDays, test, thirdSaturday } from '../fixtures.ts';

test('calls an activity every third Saturday with two hosts; another joins one date and cannot come after all; a host calls one date off', async ({
  somebody,
  visitor,
  called,
}) => {
  const [host, second, guest] = [await somebody('Amina'), await somebody('Maria'), await somebody('Jonas')];
  const title = called('Repairing together');
  await host.page.goto('/together');
  await host.page.getByLabel('What shall we do?').fill(title);
  await host.page.getByRole('radio', { name: /^Again and again/ }).check();
  await host.page.getByLabel('Which day?', { exact: true }).fill(thirdSaturday());
  await host.page
    .getByLabel('How often?')
    .selectOption({ label: 'every month, such as each third Saturday' });
  await host.page.getByLabel('From what hour?').fill('14:00');
  await host.page.getByLabel('Until what hour?').fill('18:00');
  await host.page.getByText('Who calls it with you?').click();
  await host.page.getByLabel('A name here').first().fill(second.name);
  await host.page.getByText('Door, key and telephone').click();
  await host.page.getByLabel('How to get in').fill('The green gate, knock');
  await host.page.getByRole('button', { name: 'Call it' }).click();
  await expect(host.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(host.page);
  await expect(host.page.getByText('every third Saturday of the month').first()).toBeVisible();
  const names = host.page.getByRole('main').locator('.hosts');
  await expect(names).toContainText(host.name);
  // Whoever is named stands nowhere until they have said yes, and finds the question on the board.
  await expect(names).not.toContainText(second.name);
  await second.page.goto('/');
  await second.page.getByRole('region', { name: 'New to you' }).getByRole('link', { name: title }).click();
  await second.page.getByRole('button', { name: 'Yes, I call it too' }).click();
  await expect(second.page.getByRole('main').locator('.hosts')).toContainText(second.name);

  const passer = await visitor();
  await passer.goto(address);
  await expect(passer.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(passer.getByText(second.name)).toHaveCount(0);
  await expect(passer.getByText('The green gate, knock')).toHaveCount(0);

  await guest.page.goto(address);
  await expect(guest.page.getByText('The green gate, knock')).toHaveCount(0);
  await guest.page.getByRole('button', { name: 'I’m coming', exact: true }).first().click();
  await expect(guest.page.getByText('You are coming.')).toBeVisible();
  await expect(guest.page.getByText('The green gate, knock')).toHaveCount(0);
  await guest.page.getByRole('button', { name: 'Show me how to get in' }).click();
  await expect(guest.page.getByText('The green gate, knock')).toBeVisible();
  await second.page.goto(address);
  const coming = second.page.getByRole('list', { name: 'Coming', exact: true }).first();
  await expect(coming.getByRole('link', { name: guest.name })).toBeVisible();
  await guest.page.getByRole('button', { name: 'Can’t come after all' }).click();
  await expect(guest.page.getByText('You are coming.')).toHaveCount(0);
  await second.page.goto(address);
  // Who knows how to get in stays there, and comes no more.
  await expect(coming.getByRole('link', { name: guest.name })).toHaveCount(0);
  await expect(
    second.page.getByRole('list', { name: 'Know how to get in' }).getByText(guest.name),
  ).toBeVisible();

  await second.page
    .getByRole('link', { name: /^Call off/ })
    .first()
    .click();
  await second.page.getByText('It does not take place').click();
  await second.page.getByRole('radio', { name: 'There is no flour.' }).check();
  await second.page.getByRole('button', { name: 'Call it off' }).click();
  await passer.goto(address);
  await expect(passer.getByText(/called off/i).first()).toBeVisible();
  await expect(passer.getByText('There is no flour.').first()).toBeVisible();
});

test('a visitor joins by their name alone, without showing it', async ({ page, somebody, called }) => {
  const host = await somebody('Amina');
  const title = called('Soup');
  await host.page.goto('/together');
  await host.page.getByLabel('What shall we do?').fill(title);
  await host.page.getByLabel('Which day?', { exact: true }).fill(inDays(2));
  await host.page.getByLabel('From what hour?').fill('19:00');
  await host.page.getByRole('button', { name: 'Call it' }).click();
  await expect(host.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const name = called('Ruth');
  await page.goto(addressOf(host.page));
  await page.getByText('I’m coming', { exact: true }).first().click();
  await page.getByLabel('Your name here').first().fill(name);
  await page.getByRole('button', { name: 'I’m coming, without showing my name' }).first().click();
  await expect(page.getByText('You are coming, without showing your name.')).toBeVisible();
  await host.page.reload();
  await expect(host.page.getByRole('main').getByText(name)).toHaveCount(0);
});

test('one date of a weekly activity moves to the day after, with those who come, and goes back', async ({
  somebody,
  visitor,
  called,
}) => {
  const [host, guest] = [await somebody('Amina'), await somebody('Jonas')];
  const title = called('Choir');
  await host.page.goto('/together');
  await host.page.getByLabel('What shall we do?').fill(title);
  await host.page.getByRole('radio', { name: /^Again and again/ }).check();
  await host.page.getByLabel('Which day?', { exact: true }).fill(inDays(3));
  await host.page.getByLabel('How often?').selectOption({ label: 'every week, on that weekday' });
  await host.page.getByLabel('From what hour?').fill('19:00');
  await host.page.getByRole('button', { name: 'Call it' }).click();
  await expect(host.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(host.page);
  await expect(host.page.getByText(/^and so on, every /)).toBeVisible();
  await guest.page.goto(address);
  await guest.page.getByRole('button', { name: 'I’m coming', exact: true }).first().click();

  await host.page
    .getByRole('link', { name: /^Call off, move/ })
    .first()
    .click();
  await host.page.getByText('Another day, or another hour').click();
  await host.page.getByLabel('Which day?').fill(inDays(10));
  await host.page.getByRole('button', { name: 'Move it' }).click();
  await expect(host.page.getByText('There is one at that time already.')).toBeVisible();
  await host.page.getByLabel('Which day?').fill(inDays(4));
  await host.page.getByLabel('A line about it').locator('visible=true').fill('The hall is taken');
  await host.page.getByRole('button', { name: 'Move it' }).click();

  const passer = await visitor();
  await passer.goto(address);
  await expect(passer.getByText(/^This time instead of/i)).toBeVisible();
  await expect(passer.getByText('The hall is taken')).toBeVisible();
  await passer.goto(`/?day=${inDays(4)}`);
  await expect(passer.getByRole('link', { name: title })).toBeVisible();
  await passer.goto(`/?day=${inDays(3)}`);
  await expect(passer.getByRole('link', { name: title })).toHaveCount(0);
  await guest.page.goto(address);
  await expect(guest.page.getByText('You are coming.')).toBeVisible();

  await host.page
    .getByRole('link', { name: /^Call off, move/ })
    .first()
    .click();
  await host.page.getByRole('button', { name: /^Back to/ }).click();
  await passer.goto(`/?day=${inDays(3)}`);
  await expect(passer.getByRole('link', { name: title })).toBeVisible();
  await passer.goto(address);
  await expect(passer.getByText(/^This time instead of/i)).toHaveCount(0);
});
