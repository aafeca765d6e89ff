import { execFileSync } from 'node:child_process';
import { expect, linkOf, test, withAddress } from '../fixtures.ts';
import { ask, databaseOf } from '../promise/neighbourhood.ts';

// The board asks once: is it still so? shall we keep your place? Time passes here by the clock of the database's rows.
test.describe.configure({ timeout: 150_000 }); // commands and mails, on a busy machine

const folder = () => process.env.FOURNIL_FOLDER as string;
const told = (sql: string) => ask(databaseOf(folder(), 'fournil'), sql);

/** The hour of forgetting, by hand, with the settings of the board. */
function forget(): void {
  const { port } = new URL(process.env.FOURNIL_URL as string);
  const env = { ...process.env, DATA_DIR: folder(), TZ: 'Europe/Berlin', PORT: port, DATABASE_URL: '' };
  execFileSync(process.execPath, ['bin/launch.mjs', 'keeper', 'forget'], { env });
}

test('still so? asked by mail, answered by one tap, also on its page', async ({
  somebody,
  visitor,
  called,
}) => {
  const host = await somebody('Ilse');
  const address = await withAddress(host);
  const title = called('Jam jars');
  await host.page.goto('/offer');
  await host.page.getByLabel('What do you offer?').fill(title);
  await host.page.getByRole('radio', { name: /^Any day/ }).check();
  await host.page.getByRole('button', { name: 'Offer it' }).click();
  await expect(host.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const id = /posts\/([\w-]+)/.exec(host.page.url())?.[1] ?? '';
  await expect(host.page.getByText('Is it still so?')).toHaveCount(0);
  const soon = `UPDATE "Occurrence" SET starts = now() - interval '28 days', ends = now() + interval '2 days', asked = false WHERE "postId" = '${id}'`;
  await told(soon);
  forget();
  const link = await linkOf(address, '/still-so');
  // Whoever scans the mail changes nothing; somebody without a session can say so.
  const scanner = await visitor();
  await scanner.goto(link);
  await scanner.goto(link);
  await expect(scanner.getByRole('heading', { name: 'Is it still so?' })).toBeVisible();
  await scanner.getByRole('button', { name: 'It is still so' }).click();
  await expect(scanner.getByRole('heading', { name: 'It is still so' })).toBeVisible();
  await scanner.goto(link);
  await expect(scanner.getByRole('button', { name: 'It is still so' })).toHaveCount(0);
  expect((await scanner.goto(link.replace(/token=.{5}/, 'token=AAAAA')))?.status()).toBe(410);

  await told(soon);
  await host.page.goto(`/posts/${id}`);
  const asked = host.page.locator('form', { hasText: 'Is it still so?' });
  await asked.getByRole('button', { name: 'It is still so' }).click();
  await expect(host.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(asked).toHaveCount(0);
});

test('after a year away: asked once, and one tap keeps the place', async ({ somebody, visitor }) => {
  const gone = await somebody('Mila');
  const address = await withAddress(gone);
  await told(`UPDATE "Person" SET "seenOn" = current_date - 400 WHERE name = '${gone.name}'`);
  forget();
  const link = await linkOf(address, '/me/stay');
  const reader = await visitor();
  await reader.goto(link);
  await expect(reader.getByRole('heading', { name: 'Shall we keep your place here?' })).toBeVisible();
  await reader.getByRole('button', { name: 'Yes, keep my place' }).click();
  await expect(reader.getByRole('heading', { name: 'Your place is kept' })).toBeVisible();
  expect((await reader.goto(link.replace(/token=.{5}/, 'token=AAAAA')))?.status()).toBe(410);
  const [row] = await told(`SELECT "askedOn"::text FROM "Person" WHERE name = '${gone.name}'`);
  expect(row?.askedOn).toBeNull();
});
