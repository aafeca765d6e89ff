import { removeFolder, startBoard } from './board.ts';
import { expect, notedPassphrase, test, word } from './fixtures.ts';

test('with SIGN_UP=invite: an invitation for one, for a group, used, looked at by scanners, and taken back', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const board = await startBoard({ env: { SIGN_UP: 'invite' } });
  try {
    const device = async (javaScriptEnabled: boolean) => {
      const context = await browser.newContext({ baseURL: board.url, javaScriptEnabled, locale: 'en-GB' });
      return await context.newPage();
    };
    const page = await device(true);
    await page.goto(await board.link());
    await page.getByLabel('What is the board called?').fill('Rosengarten');
    await page.getByLabel('Your name here').fill(`Amina ${word()}`);
    await page.getByRole('button', { name: 'Open the board' }).click();
    await notedPassphrase(page);

    // Without an invitation nobody comes in, and what was typed stays.
    const asked = `Ladder ${word()}`;
    const newcomer = await device(false);
    const asks = async () => {
      await newcomer.goto('/ask');
      await newcomer.getByLabel('What do you ask for?').fill(asked);
      await newcomer.getByLabel('Your name here').fill(`Jonas ${word()}`);
      await newcomer.getByRole('button', { name: 'Ask for it' }).click();
    };
    await asks();
    await expect(newcomer.getByText('This board is for those who were invited.')).toBeVisible();
    await expect(newcomer.getByLabel('What do you ask for?')).toHaveValue(asked);

    const make = async (button: string): Promise<[string, string]> => {
      await page.goto('/invite');
      await page.getByRole('button', { name: button }).click();
      await expect(page.getByRole('img', { name: 'The invitation as a picture for a camera' })).toBeVisible();
      const texts = await page
        .locator('textarea')
        .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
      return [/https?:\S+/.exec(texts[0] ?? '')?.[0] ?? '', texts[1] ?? ''];
    };
    const [link, back] = await make('Make one for one person');
    const scanner = await device(true);
    for (let time = 0; time < 3; time++) expect((await scanner.goto(link))?.status()).toBe(200);
    await newcomer.goto(link);
    await newcomer.getByRole('button', { name: 'Come in' }).click();
    await expect(newcomer).toHaveURL(`${board.url}/?said=invited#said`);
    await asks();
    await expect(newcomer.getByRole('heading', { level: 1, name: asked })).toBeVisible();
    // Used: neither the link nor the cookie of somebody who had opened it lets anybody in, nor can it be taken back.
    expect((await scanner.goto(link))?.status()).toBe(410);
    expect((await scanner.goto(back))?.status()).toBe(410);

    const [group, groupBack] = await make('Make one for a group');
    const two = [await device(false), await device(true), await device(false)];
    for (const one of two) {
      await one.goto(group);
      await one.getByRole('button', { name: 'Come in' }).click();
    }
    const offers = async (one: (typeof two)[number]) => {
      await one.goto('/offer');
      await one.getByLabel('What do you offer?').fill(`Jam ${word()}`);
      await one.getByLabel('Your name here').fill(`Ruth ${word()}`);
      await one.getByRole('button', { name: 'Offer it' }).click();
    };
    for (const one of two.slice(0, 2)) {
      await offers(one);
      await expect(one.getByRole('heading', { level: 1 })).toContainText('Jam');
    }
    // Whoever is here can pass it on; whoever holds the other link takes it back, and the third, who had opened it, is too late.
    await page.goto(group);
    await expect(page.getByRole('heading', { name: 'You are here already' })).toBeVisible();
    await scanner.goto(groupBack);
    await scanner.getByRole('button', { name: 'Take it back' }).click();
    await expect(scanner.getByRole('heading', { name: 'This invitation opens nothing' })).toBeVisible();
    await two[2]?.goto('/offer');
    await expect((two[2] as typeof page).getByText('To write here you need an invitation')).toBeVisible();
    await offers(two[2] as typeof page);
    await expect((two[2] as typeof page).getByText('Your invitation was used meanwhile')).toBeVisible();
    for (const garbage of [
      '/in/x',
      '/in/%F0%9F%8D%9E',
      `/in/${'a'.repeat(2000)}`,
      '/invite/back/x',
      '/invite/made',
    ])
      expect([garbage, (await scanner.goto(garbage))?.status()]).toEqual([
        garbage,
        garbage.endsWith('made') ? 200 : 410,
      ]);
  } finally {
    await board.stop();
    removeFolder(board.folder);
  }
});
