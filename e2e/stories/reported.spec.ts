import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { removeFolder, startBoard } from '../board.ts';
import { expect, test, word } from '../fixtures.ts';

// A board of its own with a mail server: to keepers one mail goes in a quarter of an hour.

const KEEPERS = ['maria@board.example', 'ben@board.example'];

test('a threat is reported by a visitor at night, erased from a telephone, and the second keeper’s link says that it was answered', async ({
  browser,
  contextOptions,
}) => {
  test.setTimeout(300_000);
  const got = new Map<string, string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, session, done) => {
      const { text = '' } = await simpleParser(stream);
      for (const { address } of session.envelope.rcptTo) got.set(address, text);
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const MAIL_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const board = await startBoard({
    env: { MAIL_URL, KEEPER_MAIL: KEEPERS.join(', '), BOARD_AREA: '52.52,13.40' },
  });
  const device = async () => (await browser.newContext({ ...contextOptions, baseURL: board.url })).newPage();
  try {
    const [author, passer, phone, other] = [await device(), await device(), await device(), await device()];
    const threat = `I wait for you at ${word()}`;
    await author.goto('/offer');
    await author.getByLabel('What do you offer?').fill(threat);
    await author.getByLabel('Your name here').fill('Nadia');
    await author.getByRole('button', { name: 'Offer it' }).click();
    await expect(author.getByRole('heading', { level: 1, name: threat })).toBeVisible();
    const address = new URL(author.url()).pathname;

    await passer.goto(address);
    await passer.getByRole('link', { name: 'Report it to the keeper' }).click();
    await passer.getByRole('button', { name: 'Report it', exact: true }).click();
    await expect(passer).toHaveURL(/\/report\/post\//); // it says no reason
    await passer.getByRole('button', { name: 'It threatens somebody' }).click();
    await expect(passer.getByRole('heading', { name: 'The keeper is told' })).toBeVisible();

    await expect.poll(() => [...got.keys()].sort(), { timeout: 20_000 }).toEqual([...KEEPERS].sort());
    const [mine = '', second = ''] = KEEPERS.map((keeper) => got.get(keeper) ?? '');
    expect(`${mine}${second}`).not.toMatch(new RegExp(`${threat}|Nadia`));
    const linkIn = (mail: string) => new URL(/http\S+\/reported\/\S+/.exec(mail)?.[0] ?? '').pathname;

    // Whoever scans mails opens every link: that answers nothing.
    for (const _ of [1, 2]) await phone.goto(linkIn(second));
    await expect(phone.locator('main')).toContainText(threat);
    expect((await passer.goto(address))?.status()).toBe(200);

    await phone.goto(linkIn(mine));
    await expect(phone.getByText('By Nadia')).toBeVisible();
    await phone.getByRole('button', { name: 'Erase it' }).click();
    await expect(phone.getByRole('heading', { name: 'It is erased' })).toBeVisible();
    expect((await passer.goto(address))?.status()).toBe(404);
    for (const path of ['/', '/board.atom', '/board.json', '/board.txt'])
      expect(await (await passer.request.get(path)).text()).not.toContain(threat);

    expect((await other.goto(linkIn(second)))?.status()).toBe(410);
    await expect(other.getByRole('heading', { name: 'This was answered' })).toBeVisible();
    await expect(other.getByRole('button', { name: 'Erase it' })).toHaveCount(0);
  } finally {
    await board.stop();
    await new Promise<void>((resolve) => server.close(resolve));
    removeFolder(board.folder);
  }
});

test('where no keeper can be reached, the board says so, and what to do instead', async ({
  somebody,
  visitor,
}) => {
  const { page } = await somebody('Maria');
  await page.goto('/offer');
  await page.getByLabel('What do you offer?').fill(`Bread ${word()}`);
  await page.getByRole('button', { name: 'Offer it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bread' }).waitFor();
  const passer = await visitor();
  await passer.goto(new URL(page.url()).pathname);
  await passer.getByRole('link', { name: 'Report it to the keeper' }).click();
  await expect(passer.getByRole('heading', { name: 'Nobody can be reported to here' })).toBeVisible();
  await expect(passer.getByRole('button', { name: 'It threatens somebody' })).toHaveCount(0);
});
