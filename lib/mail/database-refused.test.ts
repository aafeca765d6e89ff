import { expect, test, vi } from 'vitest';
import { seal } from '#lib/config/seal';
import { database } from '#lib/database/client';
import { deliverMails } from '#lib/mail/deliver';
import { queueMail } from '#lib/mail/outbox';
import { signUp } from '#lib/people/mutations';

process.env.MAIL_URL = 'smtp://127.0.0.1:1'; // where nobody listens

test('what the mail server does not take is tried again soon, stands in nobody’s way, and is not told of', async () => {
  const newcomer = await signUp('Amina');
  if (!newcomer) throw new Error('the name was taken');
  const { id } = newcomer.viewer;
  await database().person.update({ where: { id }, data: { emailSealed: seal('email', 'a@example.org') } });
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const soon = new Date(Date.now() + 15 * 60_000);
  await queueMail(database(), id, { subject: 'link', text: 't' }, { expires: soon });
  await queueMail(database(), id, { subject: 'news', text: 't' });
  // Sealed under another secret: it can be opened no more.
  const row = { personId: id, sealed: new Uint8Array(60), due: new Date(0), expires: soon };
  await database().mail.create({ data: row });

  expect(await deliverMails()).toBe(false);

  const rows = await database().mail.findMany({ orderBy: { due: 'asc' } });
  expect(rows).toHaveLength(3);
  const [first, , last] = rows.map(({ due }) => due.getTime() - Date.now());
  expect(first).toBeGreaterThan(30_000);
  expect(first).toBeLessThan(61_000);
  expect(last).toBeLessThan(15 * 60_000);
  expect(said.mock.calls.flat().join(' ')).not.toContain('example.org');
  said.mockRestore();
});
