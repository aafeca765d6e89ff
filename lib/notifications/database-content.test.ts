import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { claimMail } from '#lib/notifications/deliver';
import { readStopLink } from '#lib/notifications/kinds';
import { queueMail } from '#lib/notifications/outbox';
import { allHandedOver, type Got, MailServer, reader, until } from '#lib/notifications/testing';
import { wholeAddress } from '#lib/platform/config/address';
import { database } from '#lib/platform/database/client';
import { stopWorker } from '#lib/platform/jobs/running';
import { startWorkerFor } from '#lib/platform/jobs/worker';
import { newsMail } from '#lib/posts/post/mail';
import { LANGUAGES } from '#lib/values/language/languages';

// What a mail is, as a mail server and a reader's program get it.

const server = new MailServer();
process.env.MAIL_URL = await server.start();
const NAME = 'Rosengarten';

beforeAll(async () => {
  await database().board.upsert({ where: { id: 'board' }, create: { name: NAME }, update: { name: NAME } });
  startWorkerFor({ mail: claimMail });
});
beforeEach(() => server.got.splice(0));
afterAll(async () => {
  await stopWorker();
  await server.stop();
});

const DUE = { due: new Date(0), expires: new Date(Date.now() + 60_000) };
const POST = { id: '6b1f0c1e-0000-4000-8000-000000000000', title: 'Baking evening' };

/** The mail that a post's news makes for a reader of a language. */
async function told(
  language: string,
  title = POST.title,
  is: 'changed' | 'withdrawn' = 'changed',
): Promise<Got> {
  const { id } = await reader(crypto.randomUUID(), `${crypto.randomUUID()}@example.org`, language);
  await queueMail(database(), id, { ...newsMail(language, { is }, { ...POST, title }), ...DUE });
  await allHandedOver();
  const got = server.got.at(-1);
  if (!got) throw new Error('no mail came');
  return got;
}

test.each(LANGUAGES)(
  'in %s: text and HTML in that language, nothing from elsewhere, and one tap stops it',
  async (language) => {
    const got = await told(language);
    const headers = new Map(got.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()]));
    expect(headers.get('content-language')).toBe(language);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(got.messageId).toMatch(/^<[\w-]{43}@localhost>$/);
    expect(headers.get('date')).toMatch(/:00 \+0000$/);
    for (const key of ['x-mailer', 'user-agent', 'received']) expect(headers.has(key)).toBe(false);
    expect(got.from?.value[0]).toEqual({ name: NAME, address: 'fournil@localhost' });
    expect(got.subject).toContain(POST.title);

    const html = String(got.html);
    const link = wholeAddress(`/posts/${POST.id}`);
    for (const part of [got.text ?? '', html]) {
      expect(part).toContain(POST.title);
      expect(part).toContain(link);
    }
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(html).toContain(`text-align:${language === 'ar' ? 'right' : 'left'}`);
    expect(html).not.toMatch(
      /<(img|script|link|style|iframe|object|video|form)\b|url\(|background=|\bon\w+=/i,
    );
    const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    for (const address of addresses) expect(address).toMatch(/^http:\/\/localhost:3000\//);

    // Nothing is counted: with no date to say, a mail has no number.
    const words = `${got.subject} ${got.text} ${html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ')}`;
    expect(words.replace(/https?:\S+/g, '')).not.toMatch(/\p{N}/u);

    const stop = /^<(.+)>$/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    expect(addresses).toContain(stop);
    expect(got.text).toContain(stop);
    const token = stop.slice(wholeAddress('/stop/').length);
    expect(readStopLink(token)).toMatchObject({ kinds: ['COMING'] });
    expect(token).toMatch(/^[\w-]{40,600}$/); // what the door lets pass
  },
);

test.each([
  ['lines', 'Bread\r\nBcc: evil@example.org\r\n\r\n<b>'],
  ['overrides', 'gone \u202egnp.exe\u202c'],
  ['isolates that never end', '\u2067\u2067\u2067خبز'],
  ['HTML', '</p><img src=x onerror=alert(1)><a href="https://evil.example/">'],
  ['quotes', `" onmouseover="x' style='`],
  ['an address of its own', `http://localhost:3000/stop\nhttp://localhost:3000/evil`],
])('a title with %s stays words', async (_, title) => {
  const got = await told('en', title);
  expect(got.to && 'value' in got.to && got.to.value).toHaveLength(1);
  expect(got.bcc).toBeUndefined();
  expect(got.headerLines.filter(({ key }) => key === 'subject')).toHaveLength(1);
  expect(`${got.subject}${got.text}${got.html}`).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
  expect(String(got.html)).not.toMatch(/<img|<a href="https:|<\/p><a|" onmouseover|<b>/);
  const links = [...String(got.html).matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
  expect(links.filter((address) => address?.includes('evil'))).toEqual([]);
});

test('words that are written the other way keep their direction to themselves', async () => {
  expect((await told('ar')).text).toContain('\u2068Baking evening\u2069');
  expect((await told('en', 'خبز')).text).toContain('\u2068خبز\u2069');
  expect((await told('ar', 'خبز')).text).not.toContain('\u2068خبز');
});

test('what they asked for themselves goes at once and alone, also when it is quiet, and stops all but itself', async () => {
  const { id } = await reader('Amina', 'amina@example.org');
  await database().person.update({ where: { id }, data: { quietFrom: '00:00', quietUntil: '23:59' } });
  await queueMail(database(), id, { ...newsMail('en', { is: 'changed' }, POST), ...DUE });
  await queueMail(database(), id, { subject: 'Your link', text: 'Open it:\nhttp://localhost:3000/x' });
  await until(() => server.got[0]);
  expect(server.got.map(({ subject }) => subject)).toEqual(['Your link']);
  const stop = /stop\/([\w-]+)/.exec(server.got[0]?.text ?? '')?.[1] ?? '';
  expect(readStopLink(stop)?.kinds).toContain('LETTERS');
  await database().mail.deleteMany();
});
