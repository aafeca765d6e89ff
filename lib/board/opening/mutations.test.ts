import { beforeEach, expect, test } from 'vitest';
import { openBoardWith } from '#lib/board/opening/mutations';
import { newcomer, somebody } from '#lib/people/person/testing';
import { database } from '#lib/platform/database/client';
import { Declined } from '#lib/platform/form/declined';
import { board, opens } from '#lib/settings/queries';
import { AREA, cellAt } from '#lib/values/geo/cell';
import { randomToken, sha256 } from '#lib/values/text/random';

let key: string;

beforeEach(async () => {
  key = randomToken();
  const openingHash = sha256(key);
  await database().board.update({ where: { id: 'board' }, data: { openingHash, area: null } });
});

const opening = { name: 'Rosengarten', language: 'fr', area: cellAt(52.52, 13.4, AREA) };

test('the opening link opens the board once, and makes its holder welcome', async () => {
  const viewer = await newcomer();
  expect(await opens(key)).toBe(true);
  await database().$transaction((db) => openBoardWith(viewer, { token: key, opening, today: null }, db));
  expect(await opens(key)).toBe(false);
  expect(await board()).toMatchObject({ name: 'Rosengarten', area: '871f1d489ffffff' });
  const { carefulUntil } = await database().person.findUniqueOrThrow({ where: { id: viewer.id } });
  expect(carefulUntil).toBeNull();
  const again = database().$transaction((db) =>
    openBoardWith(viewer, { token: key, opening, today: null }, db),
  );
  await expect(again).rejects.toThrow(Declined);
});

test('what is on today is an activity of today, held by whoever opened, even where its hour has passed', async () => {
  const viewer = await somebody();
  await database().$transaction((db) =>
    openBoardWith(viewer, { token: key, opening, today: { title: 'Soup', hour: '00:00' } }, db),
  );
  const post = await database().post.findFirstOrThrow({
    where: { title: 'Soup' },
    include: { occurrences: true, hosts: true },
  });
  expect(post).toMatchObject({ kind: 'ACTIVITY', area: '871f1d489ffffff', searchText: 'soup' });
  expect(post.hosts).toEqual([{ postId: post.id, personId: viewer.id }]);
  expect(post.occurrences[0]?.ends.getTime()).toBeGreaterThan(Date.now());
});

test('a board may be opened without saying where it is', async () => {
  const viewer = await somebody();
  const nowhere = { ...opening, area: null };
  await database().$transaction((db) =>
    openBoardWith(
      viewer,
      { token: key, opening: nowhere, today: { title: 'Anywhere soup', hour: null } },
      db,
    ),
  );
  const post = await database().post.findFirstOrThrow({
    where: { title: 'Anywhere soup' },
    include: { occurrences: true },
  });
  expect(post).toMatchObject({ area: null, startHour: null });
  expect(post.occurrences[0]).toMatchObject({ kind: 'DATE', area: null });
});
