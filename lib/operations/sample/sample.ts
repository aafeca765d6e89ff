import { movePeopleIn } from '#lib/operations/sample/people';
import { openSamplePlace, placeCalled } from '#lib/operations/sample/places';
import { putUp } from '#lib/operations/sample/posts';
import { talk } from '#lib/operations/sample/talk';
import { renewPassphrase } from '#lib/people/passphrase/mutations';
import { database } from '#lib/platform/database/client';
import { AREA, cellAt } from '#lib/values/geo/cell';
import { BOARD, PEOPLE, PLACES, POSTS, TALK_AT_PLACES } from '../../../prisma/sample/rosengarten.ts';

/**
 * Fills a board with the sample neighbourhood, through the mutations that people's own forms use. What is there already stays as it is;
 * what has passed is put up again. @returns how to sign in, in words
 */
export async function fillWithSample(): Promise<string> {
  const { name, language, point } = BOARD;
  await database().board.updateMany({
    where: { name: '' },
    data: { name, language, area: cellAt(point.lat, point.lng, AREA), openingHash: null },
  });
  const who = await movePeopleIn();
  for (const place of PLACES) await openSamplePlace(place);
  for (const post of POSTS) await putUp(who, post);
  for (const { place, who: name, words } of TALK_AT_PLACES)
    await talk(who(name), { placeId: await placeCalled(place, 'id') }, words);
  const first = who(PEOPLE[0]?.name ?? '');
  return `Sign in as ${first.name}, with the passphrase: ${await renewPassphrase(first)}`;
}
