import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeMessage } from '#lib/conversations/mutations';
import { beginLetters } from '#lib/letters/mutations';
import { noteBackup } from '#lib/operations/backup/kept-backups';
import { silenceAddress } from '#lib/people/address/quiet';
import { addressHash } from '#lib/people/address/rules';
import { invite, revokeInvitation } from '#lib/people/invitation/mutations';
import { leave } from '#lib/people/leaving/mutations';
import { somebody } from '#lib/people/person/testing';
import { beginSession, endSession } from '#lib/people/session/mutations';
import { askForSignInLink } from '#lib/people/sign-in-link/mutations';
import { once } from '#lib/people/submission/mutations';
import type { Viewer } from '#lib/people/viewer';
import { openPlace } from '#lib/places/place/mutations';
import { seal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { livingBackup } from '#lib/platform/database/testing-tombstones';
import { showTheWay } from '#lib/posts/arrival/mutations';
import { post } from '#lib/posts/draft/testing';
import { cannotCome, join } from '#lib/posts/joinings/mutations';
import { makeCalendar } from '#lib/posts/own-calendar/mutations';
import { activity, inDays } from '#lib/posts/post/testing';
import { withdrawPost } from '#lib/posts/withdrawal/mutations';
import { now } from '#lib/values/time/clock';

// For tests: some people who do with some things whatever leaves a trace by a hash, a key or a seal, and take half of it back.

const DAY = 24 * 60 * 60 * 1000;

/** Who is here, and what visitors could see of what there was: the ids, and addresses and texts as they were typed. */
export const known = {
  people: [] as string[],
  posts: [] as string[],
  places: [] as string[],
  dates: [] as string[],
  addresses: [] as string[],
  contents: [] as string[],
};

/** They live for a day. A backup that could hold it lives on for long. @param folder the data directory */
export async function live(folder: string): Promise<void> {
  await livingBackup(new Date(now().getTime() + 90 * DAY));
  const file = path.join(folder, 'board.age');
  writeFileSync(file, 'a backup');
  await noteBackup({
    id: crypto.randomUUID(),
    file,
    madeAt: new Date(now().getTime() + 19 * DAY).toISOString(),
  });
  const people = await Promise.all(['Amina', 'Ben', 'Clara', 'Dora'].map((name) => somebody(name)));
  const leaver = await somebody('Emil');
  for (const { id } of people) known.people.push(id);
  for (const name of ['The mill', 'The bakehouse']) {
    const page = { name, words: '', whereWords: '', cell: null, notebook: '' };
    known.places.push((await database().$transaction((db) => openPlace(page, db))).id);
  }
  for (const [at, viewer] of [...people, leaver].entries()) await theirs(viewer, at);
  for (const [at, viewer] of people.entries())
    for (const [which, postId] of known.posts.entries())
      if ((at + which) % 2)
        await writeMessage(viewer, { about: { postId }, words: `Still warm? ${at} ${which}` });
  const gatherings = await database().post.findMany({
    where: { kind: 'ACTIVITY' },
    include: { occurrences: true },
  });
  for (const [which, { id: postId, occurrences }] of gatherings.entries())
    for (const [at, viewer] of people.entries())
      for (const { id } of occurrences) {
        if ((at + which) % 2) await join(viewer, { occurrenceId: id, unnamed: at % 2 === 0 });
        await showTheWay(viewer, postId);
        if ((at + which) % 4 === 1) await cannotCome(viewer, id);
      }
  for (const [at, viewer] of people.entries())
    await database().$transaction((db) =>
      beginLetters(viewer, { name: ['Ben', 'Clara', 'Dora', 'Amina'][at] ?? '', words: 'Thank you' }, db),
    );
  await leave(leaver);
}

/** What one of them puts up, sends and asks for. */
async function theirs(viewer: Viewer, at: number): Promise<void> {
  const email = `somebody${at}@example.org`;
  known.addresses.push(email);
  const address = { emailSealed: seal('email', email), emailHash: addressHash(email) };
  if (at < 2) await database().person.update({ where: { id: viewer.id }, data: address });
  else if (at === 2) await database().$transaction((db) => silenceAddress(email, db));
  await askForSignInLink(email);
  const title = `Sourdough ${'abcde'[at]}`;
  known.contents.push(title);
  const form = new FormData();
  form.set('title', title);
  form.set('once', `the form of ${viewer.id}`);
  await once(viewer, form, async () => {
    const id = await post(viewer, 'OFFER', { title, when: 'day', day: inDays(1) });
    known.posts.push(id);
    return { target: `/posts/${id}`, personId: viewer.id, sessionIds: [] };
  });
  const { id, occurrences } = await activity([viewer], [inDays(1), inDays(2)], {
    arrivalForAll: true,
    arrival: { create: { words: 'The blue door' } },
  });
  known.posts.push(id);
  known.dates.push(...occurrences.map((each) => each.id));
  if (at % 2) await withdrawPost(viewer, known.posts.at(-2) ?? '', 'It has found its way');
  const { token } = await beginSession(viewer);
  if (at % 2) await endSession(token);
  const { back } = await invite(viewer, false);
  if (at % 2) await revokeInvitation(back);
  await makeCalendar(viewer);
}
