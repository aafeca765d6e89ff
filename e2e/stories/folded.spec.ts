import { addressOf, expect, type Somebody, test, word } from '../fixtures.ts';

test('an address is published: a visitor hides it at one tap, a space does not bring it back, somebody else does', async ({
  somebody,
  visitor,
}) => {
  const [maria, ben] = [await somebody('Maria'), await somebody('Ben')];
  const secret = `Lane ${word()}`;
  const address = await offer(maria, secret);
  const passer = await visitor();
  await passer.goto(address);
  await passer.getByRole('button', { name: 'This gives somebody away, or threatens them' }).click();
  await expect(passer.getByText('It is hidden from everybody, at once.')).toBeVisible();
  const isGone = async () => {
    for (const { page } of [{ page: passer }, ben]) {
      expect((await page.goto(address))?.status()).toBe(404);
      for (const path of [
        '/',
        `/?q=${encodeURIComponent(secret)}`,
        '/board.atom',
        '/board.json',
        '/board.txt',
      ])
        expect(await (await page.request.get(path)).text()).not.toContain(`Bread at ${secret}`);
    }
  };
  await isGone();

  await change(maria, address, `Bread at  ${secret}.`);
  await isGone();
  await ben.page.goto('/folded');
  await expect(ben.page.getByRole('listitem').filter({ hasText: secret })).toHaveCount(0);

  const title = `Bread ${word()}`;
  await change(maria, address, title);
  await isGone();
  await ben.page.goto('/');
  await ben.page.getByRole('link', { name: 'Look whether it still does' }).click();
  const waiting = ben.page.getByRole('listitem').filter({ hasText: title });
  await waiting.getByRole('button', { name: 'It gives nobody away any more' }).click();
  await passer.goto(address);
  await expect(passer.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('a quarrel ends by itself: each folds it once and opens it once, and it stands closed behind its reason', async ({
  somebody,
}) => {
  const [maria, ben, carla] = [await somebody('Maria'), await somebody('Ben'), await somebody('Carla')];
  const address = await offer(maria, word());
  const fold = async ({ page }: Somebody) => {
    await page.goto(address);
    await page.getByRole('link', { name: 'Fold it away for another reason' }).click();
    await page.getByRole('button', { name: 'It sells something' }).click();
  };
  const open = async ({ page }: Somebody) => {
    await page.goto(address);
    await page.getByText('Folded away: it sells something').click();
    await page.getByRole('button', { name: 'Open it again for everybody' }).click();
  };
  await fold(ben);
  await expect(ben.page.getByText('It is folded away, behind the reason.')).toBeVisible();
  await expect(ben.page.getByRole('heading', { level: 1 })).toBeHidden();
  await open(carla);
  await expect(carla.page.getByRole('heading', { level: 1 })).toBeVisible();
  await fold(ben);
  await expect(ben.page.getByText('It stays as it is: each of us folds a thing once')).toBeVisible();
  await fold(carla);
  await open(ben);
  await fold(carla);
  await expect(carla.page.getByText('It stays as it is: each of us folds a thing once')).toBeVisible();
  await maria.page.goto('/');
  await maria.page.getByText('Something of yours was folded away').first().waitFor();
});

async function offer({ page }: Somebody, secret: string): Promise<string> {
  await page.goto('/offer');
  await page.getByLabel('What do you offer?').fill(`Bread at ${secret}`);
  await page.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: secret })).toBeVisible();
  return addressOf(page);
}

async function change({ page }: Somebody, address: string, title: string): Promise<void> {
  await page.goto(`${address}/edit`);
  await page.getByLabel('What do you offer?').fill(title);
  await page.getByRole('button', { name: 'Save it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Folded away' }).waitFor();
}
