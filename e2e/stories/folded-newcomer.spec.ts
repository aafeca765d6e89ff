import { addressOf, expect, type Somebody, test } from '../fixtures.ts';

test('somebody new sells things all over the board: a neighbour folds all of it at once, and another opens one of them', async ({
  somebody,
  newcomer,
  called,
}) => {
  const [ben, carla, seller] = [await somebody('Ben'), await somebody('Carla'), await newcomer('Max')];
  const titles = [called('Pills'), called('Phones')];
  const addresses: string[] = [];
  for (const title of titles) addresses.push(await offer(seller, title));
  const mine = await offer(ben, called('Bread'));
  await ben.page.goto(addresses[0] ?? '');
  await ben.page.getByRole('link', { name: 'Fold it away for another reason' }).click();
  await ben.page.getByText('There is more of it').first().click();
  const everything = ben.page.getByLabel('And everything else that this newcomer put up').first();
  await everything.check();
  await ben.page.getByRole('button', { name: 'It sells something' }).click();
  await expect(ben.page.getByText('It is folded away, behind the reason.')).toBeVisible();
  for (const address of addresses) {
    await carla.page.goto(address);
    await expect(carla.page.getByText('Folded away: it sells something')).toBeVisible();
  }
  await carla.page.getByText('Folded away: it sells something').click();
  await carla.page.getByRole('button', { name: 'Open it again for everybody' }).click();
  await expect(carla.page.getByRole('heading', { level: 1, name: titles[1] })).toBeVisible();
  await carla.page.goto(addresses[0] ?? '');
  await expect(carla.page.getByText('Folded away: it sells something')).toBeVisible();

  await carla.page.goto(mine);
  await carla.page.getByRole('link', { name: 'Fold it away for another reason' }).click();
  await expect(carla.page.getByRole('button', { name: 'It sells something' })).toBeVisible();
  await expect(carla.page.getByLabel('And everything else that this newcomer put up')).toHaveCount(0);
});

async function offer({ page }: Somebody, title: string): Promise<string> {
  await page.goto('/offer');
  await page.getByLabel('What do you offer?').fill(title);
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return addressOf(page);
}
