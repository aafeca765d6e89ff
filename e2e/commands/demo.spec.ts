import { removeFolder } from '../board.ts';
import { expect, test } from '../fixtures.ts';
import { ask, moveIn, neighbourhood } from '../promise/neighbourhood.ts';

test('the sample neighbourhood moves in once, and speaks many languages', async ({ request }) => {
  test.setTimeout(600_000);
  const { board, database } = await neighbourhood();
  try {
    const html = await (await request.get(board.url)).text();
    // Of tomorrow and later, so that they are still there late in the evening.
    for (const words of ['Digging the long bed', 'Розсада', 'طبخ العشاء', 'चाय', '味噌'])
      expect(html).toContain(words);
    const stand = () =>
      ask(
        database,
        `SELECT string_agg(title, '|' ORDER BY title) AS posts, (SELECT string_agg(name, '|' ORDER BY name) FROM "Place") AS places,
                (SELECT string_agg(body, '|' ORDER BY body) FROM "Message") AS talk FROM "Post"`,
      );
    const before = await stand();
    expect(await moveIn(board.folder, database)).toContain('Sign in as Amina, with the passphrase: ');
    expect(await stand()).toEqual(before);
    await ask(database, `UPDATE "Board" SET language = 'fr'`);
    for (const [accepted, spoken] of [
      ['de', 'fr'], // who asks for none of ours is answered in the board's own
      ['ar, en;q=0.5', 'ar'],
    ]) {
      const headers = { 'Accept-Language': accepted ?? '' };
      expect(await (await request.get(board.url, { headers })).text()).toContain(`<html lang="${spoken}"`);
    }
  } finally {
    await board.stop();
    removeFolder(board.folder);
  }
});
