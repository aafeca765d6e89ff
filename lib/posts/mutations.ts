import 'server-only';
import { board } from '#lib/board/queries';
import type { Database, Transaction } from '#lib/database/client';
import { changed } from '#lib/live/changed';
import type { Viewer } from '#lib/people/rules';
import { attachPictures, type Pictures } from '#lib/pictures/mutations';
import { type Dated, datesFor } from '#lib/posts/rules';
import type { Draft } from '#lib/posts/schema';
import { fold } from '#lib/text/fold';
import { nameKey } from '#lib/text/key';
import { now } from '#lib/when/clock';
import { zone } from '#lib/when/zone';
import { areaOf, coarsen, wideOf } from '#lib/where/cell';

/** Puts a post on the board, answered for by the viewer and by those they name, and returns its id. */
export async function createPost(
  viewer: Viewer,
  draft: Draft,
  pictures: Pictures,
  db: Transaction,
): Promise<string> {
  const where = await whereabouts(draft, db);
  const others = await peopleNamed(draft.hosts, db);
  const { id } = await db.post.create({
    data: {
      kind: draft.kind,
      ...fieldsOf(draft, where),
      days: { create: datesFor(draft.when, now(), zone()).map((date) => dayRow(date, where)) },
      hosts: { create: [...new Set([viewer.id, ...others])].map((personId) => ({ personId })) },
      ...(draft.arrival && { arrival: { create: { words: draft.arrival } } }),
    },
    select: { id: true },
  });
  await attachPictures(db, pictures, { postId: id }, draft.title);
  await changed(db, `post:${id}`);
  return id;
}

type Whereabouts = {
  placeId: string | null;
  placeName: string;
  cell: string | null;
  area: string | null;
  wide: string | null;
};

/** Where a draft is: at its place, else where its writer looked from (never finer than a few streets), else on this board. */
async function whereabouts(draft: Draft, db: Database): Promise<Whereabouts> {
  const place = draft.place
    ? await db.place.findUnique({ where: { slug: draft.place, closedAt: null } })
    : null;
  const near = draft.near && areaOf(draft.near) ? coarsen(draft.near) : null;
  const cell = place ? null : near;
  const area = place?.area ?? (cell && areaOf(cell)) ?? (await board()).area;
  const wide = area && wideOf(area);
  return { placeId: place?.id ?? null, placeName: place?.name ?? '', cell, area, wide };
}

/** What a post keeps of a draft, but for its kind, days and hosts. */
function fieldsOf(draft: Draft, { placeName, ...where }: Whereabouts) {
  const { title, words, forWhom, whereWords, when } = draft;
  return {
    ...{ title, words, forWhom, whereWords, ...where },
    ...{ ifItRains: draft.ifItRains, hands: draft.hands, food: draft.food },
    ...{ allergensSaid: draft.allergensSaid, allergens: draft.allergens, ingredients: draft.ingredients },
    ...{ startHour: when.start, endHour: when.end },
    rhythm: when.is === 'rhythm' ? when.rule : null,
    rhythmFrom: when.is === 'rhythm' ? when.from : null,
    leftOut: when.is === 'rhythm' ? when.without : [],
    folded: fold([title, words, forWhom, whereWords, placeName].join('\n')),
  };
}

function dayRow({ kind, starts, ends }: Dated, { area, wide }: Whereabouts) {
  return { kind, starts, ends, area, wide };
}

async function peopleNamed(names: string[], db: Database): Promise<string[]> {
  if (names.every((name) => name === '')) return [];
  const rows = await db.person.findMany({
    where: { nameKey: { in: names.map(nameKey) } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
