import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { database } from '#lib/platform/database/client';
import { areaOf, wideOf } from '#lib/values/geo/cell';
import { FOLDING, toSearchText } from '#lib/values/text/search-text';

// The command as it is typed, on the database of this file.
function populate(...words: string[]) {
  const options = ['--disable-warning=ExperimentalWarning', 'bin/populate.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, ...words], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

const ids = async () =>
  (await database().post.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id);

test('a neighbourhood is put on an empty board: all of it lives, and is kept as the board itself would', async () => {
  expect(populate('--posts', '400')).toMatchObject({ status: 0 });
  const posts = await database().post.findMany({ include: { occurrences: true, hosts: true, place: true } });
  expect(posts).toHaveLength(400);
  expect((await database().board.findFirst())?.foldedBy).toBe(FOLDING);
  for (const { occurrences, hosts, place, area, wide, cell, ...post } of posts) {
    expect(occurrences.length).toBeGreaterThan(0);
    expect(occurrences.every((day) => day.ends > new Date() && day.area === area && day.wide === wide)).toBe(
      true,
    );
    expect(hosts).toHaveLength(1);
    expect(area).toBe(areaOf(place?.cell ?? cell ?? ''));
    expect(wide).toBe(wideOf(area ?? ''));
    const { title, body: words, forWhom, whereWords } = post;
    expect(post.searchText).toBe(
      toSearchText([title, words, forWhom, whereWords, place?.name ?? ''].join('\n')),
    );
  }
  expect(new Set(posts.map(({ kind }) => kind)).size).toBe(3);
  for (const script of ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Han', 'Hangul'])
    expect(posts.some(({ title }) => new RegExp(`\\p{Script=${script}}`, 'u').test(title))).toBe(true);
  const joined = await database().joining.findMany({ include: { occurrence: true, person: true } });
  const written = await database().message.findMany({ include: { post: true, person: true } });
  for (const row of [...joined, ...written]) expect(row.person).not.toBeNull();
  expect(joined.length > 0 && written.length > 0).toBe(true);
}, 60_000);

test('where something stands already, only when told to; the same seed gives the same', async () => {
  const before = await ids();
  expect(populate('--posts', '10')).toMatchObject({
    status: 1,
    said: expect.stringContaining('stands on this board already'),
  });
  expect(populate('--posts', '10', '--add').status).toBe(0);
  expect((await ids()).length).toBe(before.length + 10);
  await database().post.deleteMany();
  await database().person.deleteMany();
  await database().place.deleteMany();
  expect(populate('--posts', '400').status).toBe(0);
  expect(await ids()).toEqual(before);
}, 60_000);

test('what is not understood is said', () => {
  for (const words of [['--posts', 'many'], ['--posts', '-1'], ['--what']])
    expect(populate(...words)).toMatchObject({
      status: 1,
      said: expect.stringContaining('npm run populate'),
    });
});
