import { expect, test } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { beginLetters } from '#lib/letters/mutations';
import { openMail } from '#lib/notifications/outbox';
import { askToConfirm } from '#lib/people/address/mutations';
import { endFirstDays } from '#lib/people/careful/mutations';
import { signUp } from '#lib/people/person/mutations';
import { sendSignInLink } from '#lib/people/sign-in-link/mutations';
import { keyedHash } from '#lib/platform/config/keys';
import { database } from '#lib/platform/database/client';
import { join } from '#lib/posts/joinings/mutations';
import { callOff, noteOccurrence, takeBackCallOff } from '#lib/posts/occurrences/mutations';
import { changePost } from '#lib/posts/post/edit';
import { NOTHING_SAID } from '#lib/posts/post/fields';
import { createPost } from '#lib/posts/post/mutations';
import type { Draft } from '#lib/posts/post/schema';
import { withdrawPost } from '#lib/posts/withdrawal/mutations';
import { now } from '#lib/values/time/clock';
import { addDays, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// docs/promise.md, point 6: a mail cannot be called back, so it names nobody but its reader and holds nothing that was said.
const SAID = [
  'canaryarrival',
  'canarymessage',
  'canaryletter',
  'canaryreason',
  'canaryfarewell',
  'canarynews',
];

async function somebody(name: string) {
  const newcomer = await signUp(name);
  if (!newcomer) throw new Error('the name was taken');
  const { viewer } = newcomer;
  const emailHash = keyedHash('email', `${name}@canary.example`.toLowerCase());
  await database().person.update({ where: { id: viewer.id }, data: { emailHash } });
  return viewer;
}

const draft = (day: string, more: Partial<Draft> = {}): Draft => ({
  ...{ ...NOTHING_SAID, kind: 'ACTIVITY', title: 'Baking', place: null, near: null, hosts: [] },
  ...{ when: { is: 'days', days: [day], start: '18:00', end: null }, arrival: 'canaryarrival', ...more },
});

/** All that the board can have somebody told, happens; then the mails that wait are read. */
async function allMails() {
  const [host, other, guest] = [
    await somebody('Canaryhost'),
    await somebody('Canaryother'),
    await somebody('Canaryguest'),
  ];
  await endFirstDays(host);
  const day = addDays(todayIn(zone(), now()), 3);
  const id = await database().$transaction((db) =>
    createPost(host, { draft: draft(day, { hosts: [other.name] }), pictures: {} }, db),
  );
  const occurrenceId = (await database().occurrence.findFirstOrThrow({ where: { postId: id } })).id;
  await join(guest, { occurrenceId, unnamed: false });
  await writeMessage(guest, { about: { postId: id }, words: 'canarymessage' });
  await database().$transaction((db) => beginLetters(host, { name: guest.name, words: 'canaryletter' }, db));
  await callOff(host, occurrenceId, { words: 'canaryreason' });
  await takeBackCallOff(host, occurrenceId);
  await noteOccurrence(host, occurrenceId, { words: 'canarynews' });
  const { version } = await database().post.findUniqueOrThrow({ where: { id } });
  const moved = draft(addDays(day, 1), { whereWords: 'elsewhere' });
  await database().$transaction((db) => changePost(host, { id, version, draft: moved, pictures: {} }, db));
  await withdrawPost(host, id, 'canaryfarewell');
  await askToConfirm(guest, 'new@canary.example');
  await sendSignInLink('canaryguest@canary.example');
  const mails = await database().mail.findMany({ include: { person: true } });
  return mails.map(({ person, sealed }) => ({ ...openMail(sealed), reader: person.name }));
}

/** What stands in a mail that must not, given to whom it goes. */
function leaksIn(text: string, reader: string, names: string[]): string[] {
  const lower = text.toLowerCase();
  return [...SAID, ...names.filter((name) => name !== reader)].filter((canary) =>
    lower.includes(canary.toLowerCase()),
  );
}

test('no mail names anybody but its reader, or holds what was said', async () => {
  const names = ['Canaryhost', 'Canaryother', 'Canaryguest'];
  const mails = await allMails();
  expect(new Set(mails.map(({ subject }) => subject)).size).toBeGreaterThan(5);
  for (const { reader, subject, text } of mails)
    expect(leaksIn(`${subject}\n${text}`, reader, names), subject).toEqual([]);
});

test('the look for leaks has teeth', () => {
  expect(
    leaksIn('Canaryhost called it off: canaryreason', 'Canaryguest', ['Canaryhost', 'Canaryguest']),
  ).toEqual(['canaryreason', 'Canaryhost']);
});
