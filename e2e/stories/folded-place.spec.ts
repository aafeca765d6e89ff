import { addressOf, expect, type Somebody, test, word } from '../fixtures.ts';

const HIDE = 'This page gives somebody away, or threatens them';
const AGREE = 'It gives nobody away any more';

test('an address on a place’s page: a visitor hides it at one tap, and neither a space nor undoing brings it back', async ({
  somebody,
  newcomer,
  visitor,
  called,
}) => {
  const [maria, ben, fresh] = [await somebody('Maria'), await somebody('Ben'), await newcomer('Carla')];
  const [name, secret] = [called('Bakehouse'), `lane ${word()}`];
  const address = await open(maria, name, secret);
  await change(maria, address, { notebook: `Light it. The key: ${secret}` });
  const passer = await visitor();
  await passer.goto(address);
  await expect(passer.getByText(`Behind ${secret}`)).toBeVisible();
  await passer.getByRole('button', { name: HIDE }).click();
  await expect(passer.getByText('It is hidden from everybody, at once.')).toBeVisible();

  const paths = ['', '/edit', '/history', '/notebook.txt', '.ics', '.json', '.txt'].map((at) => address + at);
  const lists = ['/places', `/places?q=${encodeURIComponent(secret)}`, `/?q=${encodeURIComponent(secret)}`];
  const isGone = async () => {
    for (const path of [...paths, ...lists])
      for (const { request } of [passer, fresh.page])
        expect(await (await request.get(path)).text()).not.toMatch(
          new RegExp(`(Behind|Light it|key).*${secret}`, 's'),
        );
    for (const page of [passer, ben.page]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await expect(page.getByText('What this page said is hidden')).toBeVisible();
      await expect(page.getByText(secret)).toHaveCount(0);
    }
    await ben.page.goto(`${address}/history`);
    await expect(ben.page.getByRole('link', { name: 'As it was before' })).toHaveCount(0);
    await expect(ben.page.getByText(secret)).toHaveCount(0);
  };
  await isGone();
  await fresh.page.goto(`${address}/edit`);
  await expect(fresh.page.getByLabel('Notebook')).toHaveCount(0);

  await change(maria, address, { where: `behind  ${secret}.` });
  await isGone();
  await ben.page.goto('/folded');
  await expect(waiting(ben, name).getByRole('button', { name: AGREE })).toHaveCount(0);

  await maria.page.goto(`${address}/history`);
  await maria.page.getByRole('button', { name: 'Bring this back' }).last().click();
  await expect(maria.page.getByRole('heading', { level: 1, name })).toBeVisible();
  await isGone();

  await change(maria, address, { where: 'Behind the church', notebook: 'Light it.' });
  await isGone();
  await ben.page.goto('/folded');
  await expect(waiting(ben, name)).toContainText('Behind the church');
  await waiting(ben, name).getByRole('button', { name: AGREE }).click();
  await passer.goto(address);
  await expect(passer.getByText('Behind the church')).toBeVisible();
  await ben.page.goto(`${address}/history`);
  await expect(ben.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(ben.page.getByText(secret)).toHaveCount(0);
  await expect(ben.page.getByRole('button', { name: 'Bring this back' })).toHaveCount(0);
});

/** What waits on the page of what is folded that says some words. */
const waiting = ({ page }: Somebody, words: string) =>
  page.getByRole('listitem').filter({ hasText: words, has: page.getByRole('button', { name: AGREE }) });

async function open({ page }: Somebody, name: string, secret: string): Promise<string> {
  await page.goto('/open');
  await page.getByLabel('No, it is nobody’s home').check();
  await page.getByLabel('What is it called?').fill(name);
  await page.getByLabel('In words').fill(`Behind ${secret}`);
  await page.getByRole('button', { name: 'Open this place' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return addressOf(page);
}

type Change = { where?: string; notebook?: string };

async function change({ page }: Somebody, address: string, { where, notebook }: Change): Promise<void> {
  await page.goto(`${address}/edit`);
  if (where !== undefined) await page.getByLabel('In words').fill(where);
  if (notebook !== undefined) await page.getByLabel('Notebook').fill(notebook);
  await page.getByRole('button', { name: 'Keep it so' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Mend');
}
