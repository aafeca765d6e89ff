import type { Page } from '@playwright/test';
import { addressOf, expect, inDays, test, word } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';
import { ask, databaseOf } from '../promise/neighbourhood.ts';

// Somebody looks at something in a browser; meanwhile it becomes something else, and then they press. What they typed is kept, and they see it.

const told = (sql: string) => ask(databaseOf(process.env.FOURNIL_FOLDER as string, 'fournil'), sql);

/** Calls an activity, and returns its path and that of its date. */
async function called({ request }: Page, given: Record<string, string> = {}): Promise<[string, string]> {
  const together = { title: `Baking ${word()}`, when: 'day', day: inDays(3), start: '10:00', ...given };
  const sent = await send(
    request,
    '/together',
    filled(await openForm(request, '/together', 'title'), together),
  );
  const date = /href="(\/posts\/[^"]+\/dates\/[^"]+)"/.exec(await sent.text())?.[1] ?? '';
  return [new URL(sent.url()).pathname, date];
}

/** Another window of the same person. */
const windowOf = (page: Page) => page.context().newPage();

test('an activity that is turned back into a request meanwhile: what was typed of rain and hands is kept, and sent again it stands', async ({
  somebody,
}) => {
  const { page } = await somebody('Amina');
  const [post] = await called(page);
  await page.goto(`${post}/edit`);
  const [rain, hands] = [`in the shed, ${word()}`, `to knead, ${word()}`];
  const id = post.replace('/posts/', '');
  const field = (name: string) => page.locator(`[name=${name}]`);
  await page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = true;
  });
  await field('ifItRains').fill(rain);
  await field('hands').fill(hands);
  await told(`UPDATE "Post" SET kind = 'REQUEST', version = gen_random_uuid() WHERE id = '${id}'`);
  await page.locator('form:has([name=title]) button.button').last().click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(field('ifItRains')).toHaveValue(rain);
  await expect(field('hands')).toHaveValue(hands);
  await expect(field('ifItRains')).toBeVisible();
  await page.locator('form:has([name=title]) button.button').last().click();
  await expect(page.getByText('Saved. This is how it stands on the board now.')).toBeVisible();
  await expect(page.getByText(rain)).toBeVisible();
  await expect(page.getByText(hands)).toBeVisible();
  expect(await told(`SELECT kind FROM "Post" WHERE id = '${id}'`)).toEqual([{ kind: 'REQUEST' }]);
});

test('a date that is called off already: the words of both are there, and mine stand once I send them again', async ({
  somebody,
}) => {
  const { page } = await somebody('Amina');
  const [post, date] = await called(page);
  const other = await windowOf(page);
  const [theirs, mine] = [`No flour, ${word()}`, `Soup at Bo’s, ${word()}`];
  for (const one of [page, other]) {
    await one.goto(date);
    await one.getByText('It does not take place').click();
    await one.getByRole('radio', { name: 'In my words' }).check();
  }
  const off = (one: Page) => one.locator('form:has([name=reason])');
  await off(other).getByLabel('A line about it').fill(theirs);
  await off(other).getByRole('button').click();
  await expect(other.getByText(theirs)).toBeVisible();
  await off(page).getByLabel('A line about it').fill(mine);
  await off(page).getByRole('button').click();
  await expect(page.getByText('Somebody else called this date off already.')).toBeVisible();
  await expect(off(page).getByText(theirs)).toBeVisible();
  await expect(off(page).getByLabel('A line about it')).toHaveValue(mine);
  await off(page).getByRole('button').click();
  await expect(page).toHaveURL(new RegExp(post));
  await expect(page.getByText(mine)).toBeVisible();
  await expect(page.getByText(theirs)).toHaveCount(0);
});

test('what was typed of a date that is called off meanwhile is given back, and sent once it takes place again', async ({
  somebody,
}) => {
  const { page } = await somebody('Amina');
  const [, date] = await called(page);
  const id = date.split('/').at(-1);
  const off = (isOff: boolean) => told(`UPDATE "Occurrence" SET "calledOff" = ${isOff} WHERE id = '${id}'`);
  const forms: [fold: string, form: string][] = [
    ['Only a word about it', 'form:has([name=line]):not(:has([name=day])):not(:has([name=reason]))'],
    ['Another day, or another hour', 'form:has([name=day])'],
  ];
  for (const [fold, form] of forms) {
    const line = `Bring a spoon, ${word()}`;
    const mine = page.locator(form).locator('[name=line]');
    await page.goto(date);
    await page.getByText(fold).first().click();
    await mine.fill(line);
    const day = page.locator(form).locator('[name=day]');
    if (await day.count()) await day.fill(inDays(4));
    await off(true);
    await page.locator(form).getByRole('button').click();
    await expect(page.getByText('This date is over, or somebody called it off already.')).toBeVisible();
    await expect(mine).toHaveValue(line);
    await off(false);
    await page.locator(form).getByRole('button').click();
    await expect(page.getByText(line)).toBeVisible();
    await page.goto(date);
    await off(true);
    await page.reload();
    await expect(page.locator(form)).toHaveCount(0);
    await off(false);
  }
});

test('a moved date goes back to its day only as it was seen', async ({ somebody }) => {
  const { page } = await somebody('Amina');
  const [, date] = await called(page);
  const { request } = page;
  const move = async (day: string) => {
    const moved = filled(await openForm(request, date, 'day'), { day });
    expect((await send(request, date, moved, { maxRedirects: 0 })).status()).toBe(303);
  };
  await move(inDays(5));
  await page.goto(date);
  await move(inDays(6));
  const back = page.getByRole('button', { name: 'Back to' });
  await back.click();
  await expect(page.getByText('This was changed meanwhile')).toBeVisible();
  await expect(back).toBeVisible();
  await back.click();
  await expect(page.getByText('The date is as it was.')).toBeVisible();
});

test('an older page of a place is brought back only as its history was seen', async ({
  somebody,
  called,
}) => {
  const { page } = await somebody('Amina');
  const { request } = page;
  const opening = filled(await openForm(request, '/open', 'placeName'), {
    placeName: called('Mill'),
    home: 'no',
  });
  const place = new URL((await send(request, '/open', opening)).url()).pathname;
  const change = async (given: Record<string, string>) =>
    await send(
      request,
      `${place}/edit`,
      filled(await openForm(request, `${place}/edit`, 'placeName'), given),
    );
  await change({ notebook: 'Light it at five' });
  await page.goto(`${place}/history`);
  const older = await windowOf(page);
  await older.goto(
    (await page.getByRole('link', { name: 'As it was before' }).first().getAttribute('href')) ?? '',
  );
  const crack = `It has a crack, ${word()}`;
  await change({ words: crack });
  for (const one of [page, older]) {
    await one.getByRole('button', { name: 'Bring this back' }).first().click();
    await expect(one.getByText('Somebody changed this page since you looked at it')).toBeVisible();
  }
  await expect(page.getByText(crack)).toBeVisible();
  await older.getByRole('button', { name: 'Bring this back' }).click();
  await expect(older.getByText(crack)).toHaveCount(0);
  expect(addressOf(older)).toContain(place);
});
