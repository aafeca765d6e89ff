import type { Page } from '@playwright/test';
import { addressOf, expect, inDays, test } from '../fixtures.ts';

const KEY = 'The key is under the third pot';

/** Somebody calls others home: they open it as a place, and say where to wait, for all, and where the key lies. */
async function supperAtHome(page: Page, { home, title }: { home: string; title: string }): Promise<string> {
  await page.goto('/open');
  await page.getByLabel('What is it called?').fill(home);
  await page.getByLabel('Yes, it is my home').check();
  await page.getByRole('button', { name: 'Open this place' }).click();
  await expect(page.getByRole('heading', { level: 1, name: home })).toBeVisible();
  await page.goto(`/together?place=${new URL(page.url()).pathname.split('/').at(-1)}`);
  await page.getByLabel('What shall we do?').fill(title);
  await page.getByLabel('Which day?', { exact: true }).fill(inDays(2));
  await page.getByLabel('From what hour?').fill('19:00');
  await page.getByText('Door, key and telephone').click();
  await page.getByLabel('How to get in').fill(KEY);
  await page.getByLabel('Where to wait').fill('By the lamp at the corner');
  await page.getByRole('button', { name: 'Call it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return addressOf(page);
}

const guest = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Coming', exact: true }).getByRole('listitem').filter({ hasText: name });

const coming = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true });

test('at a home nobody learns the way or who comes until a host lets them in; the tap is taken back, and who knows the way stays listed', async ({
  somebody,
  newcomer,
  visitor,
  called,
}) => {
  const [host, friend, stranger] = [
    await somebody('Amina'),
    await newcomer('Jonas'),
    await somebody('Mallory'),
  ];
  const address = await supperAtHome(host.page, { home: called('At Amina’s'), title: called('Supper') });
  const passer = await visitor();
  await passer.goto(address);
  await expect(passer.getByText('By the lamp at the corner')).toBeVisible();

  for (const { page } of [friend, stranger]) {
    await page.goto(address);
    await coming(page, 'I’m coming').click();
    await expect(page.getByText('You are coming.')).toBeVisible();
    // It looks like any date of which no more is to be known.
    const main = page.getByRole('main');
    await expect(main.getByText(/How to get in|waiting|let in/i)).toHaveCount(0);
    await expect(main.getByText(host.name)).toHaveCount(1);
    for (const { name } of [friend, stranger]) await expect(main.getByText(name)).toHaveCount(0);
  }
  await host.page.goto(address);
  const row = guest(host.page, friend.name);
  await row.getByRole('button', { name: 'Let in' }).click();
  await expect(host.page.getByText('Let in: they see who comes, and how to get in.')).toBeVisible();

  await friend.page.goto(address);
  await expect(friend.page.getByText(KEY)).toHaveCount(0);
  await expect(friend.page.getByText(/^Before you look: whoever calls it will see/)).toBeVisible();
  await friend.page.getByRole('button', { name: 'Show me how to get in' }).click();
  await expect(friend.page.getByText(KEY)).toBeVisible();
  await expect(friend.page.getByRole('list', { name: 'Coming' })).toContainText(stranger.name);
  await stranger.page.reload();
  await expect(stranger.page.getByText(/How to get in/)).toHaveCount(0);

  await host.page.goto(address);
  const readers = host.page.getByRole('list', { name: 'Know how to get in' });
  await expect(readers).toContainText(friend.name);
  await expect(readers).not.toContainText(stranger.name);
  await row.getByRole('button', { name: 'Take it back' }).click();
  await expect(host.page.getByText(/^Taken back/)).toBeVisible();
  await friend.page.goto(address);
  await expect(friend.page.getByText(/How to get in/)).toHaveCount(0);
  await friend.page.getByRole('button', { name: 'Can’t come after all' }).click();
  await host.page.goto(address);
  await expect(readers).toContainText(friend.name);
});

test('a host lets in whoever does not show their name by the two words that they say', async ({
  somebody,
  called,
}) => {
  const [host, friend] = [await somebody('Amina'), await somebody('Jonas')];
  const address = await supperAtHome(host.page, { home: called('At Amina’s'), title: called('Supper') });
  await friend.page.goto(address);
  await coming(friend.page, 'I’m coming, without showing my name').click();
  const hint = friend.page.getByText(/in place of your name/);
  const words = (await hint.locator('[data-words]').textContent()) ?? '';
  expect(words).toMatch(/^[a-z]+ [a-z]+$/);
  await host.page.goto(address);
  await expect(host.page.getByRole('main').getByText(friend.name)).toHaveCount(0);
  const row = guest(host.page, words);
  await expect(row).toContainText('somebody who does not show their name');
  await row.getByRole('button', { name: 'Let in' }).click();
  await friend.page.goto(address);
  await friend.page.getByRole('button', { name: 'Show me how to get in' }).click();
  await expect(friend.page.getByText(KEY)).toBeVisible();
  await host.page.goto(address);
  await expect(host.page.getByRole('list', { name: 'Know how to get in' })).toContainText(words);
});
