import type { BrowserContext, Page } from '@playwright/test';
import { addressOf, expect, inDays, test } from './fixtures.ts';

async function call(page: Page, title: string): Promise<string> {
  await page.goto('/together');
  await page.getByLabel('What shall we do?').fill(title);
  await page.getByLabel('Which day?', { exact: true }).fill(inDays(2));
  await page.getByLabel('From what hour?').fill('19:00');
  await page.getByRole('button', { name: 'Call it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return addressOf(page);
}

async function write(page: Page, words: string): Promise<void> {
  await page.getByLabel('Your words').fill(words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('log')).toContainText(words);
}

/** Opens a stream as whoever holds these cookies. */
async function stream(context: BrowserContext, about: string): Promise<Response> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const address = `${process.env.FOURNIL_URL}/live?about=${encodeURIComponent(about)}`;
  return await fetch(address, { headers: { cookie } });
}

/** What `/live` answers to whoever holds these cookies. */
async function heard(
  context: BrowserContext,
  about: string,
): Promise<{ status: number; type: string | null }> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const reader = new AbortController();
  const answer = await fetch(`${process.env.FOURNIL_URL}/live?about=${encodeURIComponent(about)}`, {
    headers: { cookie },
    signal: reader.signal,
  });
  const { status, headers } = answer;
  reader.abort();
  return { status, type: headers.get('content-type') };
}

test('what others write appears by itself; what is being typed, and where, stays', async ({
  somebody,
  called,
}) => {
  const [host, guest] = [await somebody('Amina'), await somebody('Jonas')];
  const address = await call(host.page, called('Soup'));
  await write(host.page, 'Bring a spoon');
  const typing = host.page.getByLabel('Your words');
  await typing.fill('And a bo');
  await typing.focus();
  await guest.page.goto(address);
  await write(guest.page, 'I bring two');
  await expect(host.page.getByRole('log')).toContainText('I bring two');
  await expect(typing).toHaveValue('And a bo');
  await expect(typing).toBeFocused();

  await guest.page.getByText('Change or take away').click();
  await guest.page.getByLabel('Change it to').fill('I bring three');
  await write(host.page, 'Welcome');
  await expect(guest.page.getByRole('log')).toContainText('Welcome');
  await expect(guest.page.getByLabel('Change it to')).toHaveValue('I bring three');
  await guest.page.getByRole('button', { name: 'Keep it so' }).click();
  await expect(host.page.getByRole('log')).toContainText('I bring three');
  await guest.page.getByText('Change or take away').click();
  await guest.page.getByRole('button', { name: 'Take it away' }).click();
  await expect(host.page.getByRole('log')).not.toContainText('I bring');
});

test('what is refused because the board is busy is asked for again, a little later', async ({
  somebody,
  called,
}) => {
  const [host, guest] = [await somebody('Amina'), await somebody('Jonas')];
  const address = await call(host.page, called('Soup'));
  await host.page.waitForFunction(() => customElements.get('live-part') !== undefined);
  const answers = [503, 429];
  const isPage = (url: URL) => url.origin + url.pathname === address;
  await host.page.route(isPage, (route) => {
    const status = answers.shift();
    return status ? route.fulfill({ status, body: '' }) : route.fallback();
  });
  await guest.page.goto(address);
  await write(guest.page, 'I bring two');
  await expect(host.page.getByRole('log')).toContainText('I bring two');
  expect(answers).toEqual([]);
});

test('who comes appears by itself to the host; whoever does not show their name makes no sound', async ({
  somebody,
  called,
}) => {
  const [host, guest, hidden] = [await somebody('Amina'), await somebody('Jonas'), await somebody('Ruth')];
  const address = await call(host.page, called('Soup'));
  const about = `post:${new URL(address).pathname.split('/').at(-1)}`;
  await host.page.waitForFunction(() => customElements.get('live-part') !== undefined);
  const heard = (await stream(host.page.context(), about)).text();
  await hidden.page.goto(address);
  await hidden.page.getByRole('button', { name: 'without showing my name' }).click();
  await expect(hidden.page.getByText('without showing your name')).toBeVisible();
  await guest.page.goto(address);
  await guest.page.getByRole('button', { name: 'I’m coming', exact: true }).click();
  await expect(host.page.getByRole('main').getByRole('link', { name: guest.name })).toBeVisible();
  await guest.page.getByRole('button', { name: 'Can’t come after all' }).click();
  await expect(host.page.getByRole('main').getByRole('link', { name: guest.name })).toHaveCount(0);
  await expect(host.page.getByText(hidden.name)).toHaveCount(0);
  // Whoever opens more streams than anybody looks at loses the oldest, which ends behind all it had to say: the guest came, and went.
  await host.page.goto('about:blank');
  const more = await Promise.all(Array.from({ length: 9 }, () => stream(host.page.context(), about)));
  expect((await heard).match(/^data: .*$/gm)).toEqual(['data: changed', 'data: changed']);
  for (const { body } of more) await body?.cancel();
});

test('only whoever may read a conversation hears of it', async ({ somebody, visitor, called }) => {
  const [host, guest] = [await somebody('Amina'), await somebody('Jonas')];
  const about = `post:${new URL(await call(host.page, called('Soup'))).pathname.split('/').at(-1)}`;
  const stream = { status: 200, type: 'text/event-stream; charset=utf-8' };
  expect(await heard(host.page.context(), about)).toEqual(stream);
  expect(await heard(guest.page.context(), about)).toEqual(stream);
  expect(await heard(guest.page.context(), 'letters')).toEqual(stream);
  const passer = (await visitor()).context();
  for (const asked of [about, 'letters', 'board', '']) expect((await heard(passer, asked)).status).toBe(404);
  for (const asked of ['board', 'post:', `${about}x`, about.replace('post', 'coming'), 'post:%'])
    expect((await heard(guest.page.context(), asked)).status).toBe(404);
});
