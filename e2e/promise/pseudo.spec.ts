import { RECORDS } from '#lib/values/language/records';
import { removeFolder } from '../board.ts';
import { expect, test } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';
import { englishOn } from './english.ts';
import { addressesOf, ask, type Neighbourhood, neighbourhood } from './neighbourhood.ts';

// In a language that is made of English by a function no text of ours may still be English: each one is taken from messages/.
test.describe.configure({ mode: 'default', timeout: 400_000 });
// Between days stands a word that Intl knows.
const OR = '<p> or';
const PSEUDO = { name: 'fournil-language', value: 'en-XA' };

let here: Neighbourhood;
test.beforeAll(async () => {
  test.setTimeout(240_000); // on a crowded machine a board takes its time to start
  here = await neighbourhood({ FOURNIL_PSEUDO: '1' });
});
test.afterAll(async () => {
  await here.board.stop();
  removeFolder(here.board.folder);
});

for (const signedIn of [false, true])
  test(`no page holds a text of its own, ${signedIn ? 'signed in' : 'as a visitor'}`, async ({ browser }) => {
    const { url } = here.board;
    const context = await browser.newContext();
    await context.addCookies([{ ...PSEUDO, url }]);
    if (signedIn) {
      const form = await openForm(context.request, `${url}/sign-in`, 'passphrase');
      const given = filled(form, { name: here.name, passphrase: here.passphrase });
      await send(context.request, `${url}/sign-in`, given, { origin: url });
    }
    const names = await namesHere();
    const page = await context.newPage();
    const addresses = await addressesOf(url, context.request);
    expect(addresses.length).toBeGreaterThan(25);
    const found: string[] = [];
    for (const address of addresses) {
      await page.goto(url + address);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
      await expect(page.locator('form [lang="en-XA"]')).toBeHidden(); // it is offered to nobody
      for (const text of await page.evaluate(englishOn, names))
        if (text !== OR) found.push(`${address}: ${text}`);
    }
    await context.close();
    expect(found).toEqual([]);
  });

/** What people and the keeper called things, longest first: it stands in titles and labels too. */
async function namesHere(): Promise<string[]> {
  const rows = await ask(
    here.database,
    `SELECT name FROM "Board" UNION SELECT name FROM "Place" UNION SELECT title FROM "Post" UNION SELECT name FROM "Person"
      UNION SELECT words FROM "Picture"`,
  );
  const names = rows.map(({ name = '' }) => name).filter(Boolean);
  const languages = Object.values(RECORDS).map(({ name }) => name);
  return [...names, ...languages, 'Fournil'].sort((a, b) => b.length - a.length);
}

test('where no setting says so, nobody is answered in it', async ({ page, context, baseURL }) => {
  const url = process.env.FOURNIL_URL ?? baseURL ?? '';
  await context.addCookies([{ ...PSEUDO, url }]);
  await page.goto(url);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('what is planted on a page is found', async ({ page }) => {
  await page.goto(here.board.url);
  for (const html of ['<p>Save</p>', '<p title="Save">·</p>', '<input type="submit" value="Save">']) {
    await page.evaluate((planted) => {
      document.body.innerHTML = planted;
    }, html);
    expect(await page.evaluate(englishOn, [])).toContainEqual(expect.stringContaining('Save'));
  }
});
