import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, test as base, expect, type Locator, type Page } from '@playwright/test';
import { endAll } from './board.ts';
import { filled, formsIn, openForm, send } from './forms.ts';
import { settle } from './settle.ts';

/** Somebody with a device of their own. */
export type Somebody = { page: Page; name: string; passphrase: string };

type Fixtures = {
  /** A name that nobody has: the given one, and a word. */
  called: (name: string) => string;
  /** Somebody who is signed in, on a device of their own, and past careful days. */
  somebody: (name: string) => Promise<Somebody>;
  /** Somebody who came in just now. */
  newcomer: (name: string) => Promise<Somebody>;
  /** A visitor on a device of their own. */
  visitor: () => Promise<Page>;
};

export const test = base.extend<Fixtures, { leavesNothing: undefined }>({
  // Behind the last test of a process, and behind one that failed: no board of its own, no PostgreSQL, no folder is left.
  leavesNothing: [
    async ({}, use) => {
      await use(undefined);
      await endAll();
    },
    { scope: 'worker', auto: true, timeout: 120_000 },
  ],
  baseURL: async ({}, use) => {
    await use(process.env.FOURNIL_URL);
  },
  called: async ({}, use) => {
    await use((name) => `${name} ${word()}`);
  },
  visitor: async ({ browser, contextOptions, baseURL }, use) => {
    const opened: Awaited<ReturnType<Browser['newContext']>>[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL });
      opened.push(context);
      return await context.newPage();
    });
    for (const context of opened) await context.close();
  },
  newcomer: async ({ visitor, called }, use) => {
    await use(async (name) => comeIn(await visitor(), called(name)));
  },
  somebody: async ({ newcomer }, use) => {
    await use(async (name) => {
      const somebody = await newcomer(name);
      await settle(process.env.FOURNIL_FOLDER as string, somebody.name);
      return somebody;
    });
  },
});

export { expect };

/** A made-up word without digits, so that no two stories share one. */
export function word(): string {
  const signs = () => 'bdfgklmnprstvz'[Math.floor(Math.random() * 14)] + 'aeiou'.charAt(Math.random() * 5);
  return Array.from({ length: 4 }, signs).join('');
}

/** The address of a page, without what its reader just did there. */
export function addressOf(page: Page): string {
  const { origin, pathname } = new URL(page.url());
  return origin + pathname;
}

/** Somebody comes in by a small request, sent as a browser without JavaScript sends it, and has noted their passphrase. */
export async function comeIn(page: Page, name: string): Promise<Somebody> {
  const form = await openForm(page.request, '/ask', 'title');
  const html = await (
    await send(page.request, '/ask', filled(form, { title: `A greeting for ${name}`, name }))
  ).text();
  const passphrase = /class="passphrase-words"><bdi[^>]*>([^<]+)</.exec(html)?.[1];
  if (!passphrase) throw new Error(`${name} could not come in`);
  const kept = formsIn(html).find((fields) => fields.every(([field]) => field.startsWith('$ACTION')));
  if (kept) await send(page.request, '/', kept);
  return { page, name, passphrase };
}

/** Reads the passphrase that is shown once, and says "I have it". */
export async function notedPassphrase(page: Page): Promise<string> {
  const shown = page.getByRole('region', { name: 'Your passphrase' });
  const passphrase = ((await shown.locator('[data-words]').textContent()) ?? '').trim();
  await shown.getByRole('button', { name: 'I have it' }).click();
  await expect(shown).toHaveCount(0);
  return passphrase;
}

/** The newest mail to an address, written down by the board under test; waits for it. */
export async function mailTo(address: string): Promise<string> {
  const folder = path.join(process.env.FOURNIL_FOLDER as string, 'mail');
  let found = '';
  await expect
    .poll(
      () => {
        const mails = (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
          .filter((entry) => entry.isFile() && entry.name.endsWith('.eml'))
          .map(({ name }) => readFileSync(path.join(folder, name), 'utf8'))
          .filter((text) => text.includes(address));
        found = mails.at(-1) ?? '';
        return found !== '';
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  // Quoted-printable (RFC 2045, 6.7): soft line breaks and escaped signs.
  return found
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The links that lead to a post with these words. */
export function cards(page: Page, title: string): Locator {
  return page.locator('main a[href^="/posts/"]').filter({ hasText: title });
}

/** A day this many days from today, in the zone of the board, as a date field holds it. */
export function inDays(days: number): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** The next third Saturday that is not today. */
export function thirdSaturday(): string {
  for (let days = 1; ; days++) {
    const day = inDays(days);
    const date = new Date(`${day}T12:00Z`);
    if (date.getUTCDay() === 6 && date.getUTCDate() >= 15 && date.getUTCDate() <= 21) return day;
  }
}

/** A small photograph with a red left half, as a camera would make it. */
export function photo(): { name: string; mimeType: string; buffer: Buffer } {
  return { name: 'loaf.png', mimeType: 'image/png', buffer: readFileSync('e2e/loaf.png') };
}

/** The link to a page that the newest mail to an address brings; waits for it. */
export async function linkOf(address: string, page: string): Promise<string> {
  const link = new RegExp(`https?://[^\\s"<>]*${page}\\?[^\\s"<>]*`);
  let found = '';
  await expect
    .poll(async () => (found = link.exec(await mailTo(address))?.[0] ?? ''), { timeout: 20_000 })
    .not.toBe('');
  return found;
}

/** Gives somebody an address, by the link of the mail that confirms it. */
export async function withAddress({ page, passphrase }: Somebody): Promise<string> {
  const address = `${word()}${word()}@example.org`;
  await page.goto('/me');
  await page.getByLabel('Your address', { exact: true }).fill(address);
  await page.getByLabel('Your passphrase now').first().fill(passphrase);
  await page.getByRole('button', { name: 'Send me a link to confirm it' }).click();
  await page.goto(await linkOf(address, '/me/email'));
  await page.getByRole('button', { name: 'Yes, it is mine' }).click();
  await expect(page.getByRole('heading', { name: 'The address is yours here' })).toBeVisible();
  return address;
}
