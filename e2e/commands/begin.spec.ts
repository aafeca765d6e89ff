import { removeFolder, startBoard } from '../board.ts';
import { expect, notedPassphrase, test, word } from '../fixtures.ts';

test('the first hour: the opening link, what the board is called, what is on, and then it is used up', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const board = await startBoard();
  try {
    await page.goto(board.url);
    await expect(page.getByText('The board is still blank')).toBeVisible();
    await page.goto(await board.link());
    const [name, title] = [`Rosengarten ${word()}`, `Soup at mine ${word()}`];
    await page.getByLabel('What is the board called?').fill(name);
    await page.getByLabel('Where is it?').fill('52.52, 13.40');
    await page.getByLabel('What is on today?').fill(title);
    await page.getByLabel('Your name here').fill(`Amina ${word()}`);
    await page.getByRole('button', { name: 'Open the board' }).click();
    await notedPassphrase(page);
    await page.goto(board.url);
    await expect(page.getByText(name).first()).toBeVisible();
    await expect(page.locator('main a[href^="/posts/"]').filter({ hasText: title }).first()).toBeVisible();
    await page.goto(await board.link());
    await expect(page.getByText('This link does not open anything')).toBeVisible();
    await board.stop();
    const again = await startBoard({ folder: board.folder });
    await again.stop();
    // All that it had to say is said.
    expect(again.said()).toContain('The board is at');
    expect(again.said()).not.toContain('/begin?key=');
  } finally {
    await board.stop();
    removeFolder(board.folder);
  }
});
