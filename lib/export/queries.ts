import 'server-only';
import { messagesKeptSince as messagesSince } from '#lib/conversations/rules';
import {
  type ChangeExport,
  type Export,
  fileOf,
  type JoiningExport,
  type LetterExport,
  type MessageExport,
  type PostExport,
  type SelfExport,
  type WatchExport,
  type WayExport,
} from '#lib/export/schema';
import { titleTold } from '#lib/folds/rules';

import { lettersSince } from '#lib/letters/rules';
import type { Viewer } from '#lib/people/viewer';
import { SHOWN } from '#lib/pictures/schema';
import { isGone } from '#lib/places/place/rules';
import { pageAfter } from '#lib/places/versions/queries';
import { versionsKeptSince as changesSince } from '#lib/places/versions/rules';
import { wholeAddress } from '#lib/platform/config/address';
import { unseal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { NAMES, pick } from '#lib/posts/post/fields';
import { isForgotten } from '#lib/posts/post/rules';
import { cutoff } from '#lib/values/periods';
import { itemsOf } from '#lib/values/several';
import { now } from '#lib/values/time/clock';
import { dayOf, dayOfDate, isRecent } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import { watches } from '#lib/watches/queries';

/** As many rows as are held at a time. */
const BATCH = 100;
const BY_TIME = [{ madeAt: 'asc' as const }, { id: 'asc' as const }];

/** Everything a person has here. What has passed and only waits for the sweep is left out, as on every page. */
export async function exportOf(viewer: Viewer): Promise<Export> {
  return {
    self: await selfOf(viewer),
    posts: postsOf(viewer),
    messages: messagesOf(viewer),
    letters: lettersOf(viewer),
    joinings: joiningsOf(viewer),
    ways: waysOf(viewer),
    watches: watchesOf(viewer),
    changes: changesOf(viewer),
  };
}

const monthOf = (date: Date): string => date.toISOString().slice(0, 7);

async function selfOf(viewer: Viewer): Promise<SelfExport> {
  const row = await database().person.findUniqueOrThrow({
    where: { id: viewer.id },
    include: {
      sessions: { select: { usedOn: true }, orderBy: { usedOn: 'desc' } },
      feedKey: { select: { id: true } },
      mutes: { select: { muted: { select: { name: true } } }, orderBy: { muted: { nameKey: 'asc' } } },
      ones: { where: { oneEnded: true }, select: { other: { select: { name: true } } } },
      others: { where: { otherEnded: true }, select: { one: { select: { name: true } } } },
    },
  });
  const {
    name,
    words,
    language,
    lettersFrom,
    looksFirst,
    emailSealed,
    stopped,
    digest,
    quietFrom,
    quietUntil,
  } = row;
  return {
    ...{ name, words, language, lettersFrom, looksFirst },
    email: emailSealed && unseal('email', emailSealed),
    told: { stopped, rest: digest, quietFrom, quietUntil },
    muted: row.mutes.map(({ muted }) => muted.name),
    endedLettersWith: [...row.ones.map(({ other }) => other.name), ...row.others.map(({ one }) => one.name)],
    secretAddress: row.feedKey !== null,
    seenOn: monthOf(row.seenOn),
    hereOn: row.hereOn && dayOfDate(row.hereOn),
    carefulUntil: row.carefulUntil?.toISOString() ?? null,
    vouchesFrom: row.vouchesFrom?.toISOString() ?? null,
    devices: row.sessions.map(({ usedOn }) => monthOf(usedOn)),
  };
}

/** Reads rows whose ids are known in their order, some at a time. Each batch is asked for in that order, too. */
async function* bitByBit<T>(
  ids: string[],
  read: (some: { in: string[] }) => Promise<T[]>,
): AsyncGenerator<T> {
  for (let from = 0; from < ids.length; from += BATCH)
    yield* await read({ in: ids.slice(from, from + BATCH) });
}

const idOf = ({ id }: { id: string }): string => id;

async function* postsOf(viewer: Viewer): AsyncGenerator<PostExport> {
  const orderBy = { id: 'asc' as const };
  const where = { hosts: { some: { personId: viewer.id } } };
  const ids = await database().post.findMany({ where, orderBy, select: { id: true } });
  const rows = bitByBit(ids.map(idOf), (id) =>
    database().post.findMany({
      where: { id },
      orderBy,
      include: {
        place: { select: { name: true } },
        occurrences: { orderBy: [{ starts: 'asc' }, { id: 'asc' }] },
        arrival: true,
        hosts: { where: { personId: { not: viewer.id } }, select: { person: { select: { name: true } } } },
        pictures: SHOWN,
      },
    }),
  );
  for await (const row of rows) {
    const last = row.occurrences.map(({ ends }) => ends).sort((a, b) => b.getTime() - a.getTime())[0];
    if (last && isForgotten(row, last, now())) continue;
    const { body, ...values } = pick(row, NAMES);
    yield {
      address: wholeAddress(`/posts/${row.id}`),
      kind: row.kind,
      ...values,
      words: body,
      ...{ place: row.place?.name ?? null, rhythm: row.rhythm },
      days: row.occurrences.map(({ kind, starts, ends, calledOff, words }) => ({
        ...{ kind, starts: starts.toISOString(), ends: ends.toISOString(), calledOff, words },
      })),
      arrival: row.arrival?.words ?? '',
      others: row.hosts.map(({ person }) => person.name),
      withdrawn: row.withdrawnAt && { at: row.withdrawnAt.toISOString(), words: row.withdrawWords },
      pictures: row.pictures.map(({ key, words }) => ({ file: fileOf(key), words })),
    };
  }
}

/** When something was said, as it is kept: the instant (ISO 8601, UTC), later the day alone. */
const saidAt = (instant: Date): string =>
  isRecent(instant, zone(), now()) ? instant.toISOString() : dayOf(instant, zone());

async function* messagesOf(viewer: Viewer): AsyncGenerator<MessageExport> {
  const occurrences = { select: { ends: true }, orderBy: { ends: 'desc' as const }, take: 1 };
  const post = {
    select: { title: true, folded: true, kind: true, rhythm: true, withdrawnAt: true, occurrences },
  };
  const where = { personId: viewer.id };
  const ids = await database().message.findMany({ where, orderBy: BY_TIME, select: { id: true } });
  const rows = bitByBit(ids.map(idOf), (id) =>
    database().message.findMany({
      where: { id },
      orderBy: BY_TIME,
      include: { post, place: { select: { name: true, isHome: true, closedAt: true } } },
    }),
  );
  for await (const { post, place, body, madeAt } of rows) {
    const goesOneByOne = !post || post.rhythm !== null;
    const ends = post?.occurrences[0]?.ends;
    if (madeAt < messagesSince(goesOneByOne, now())) continue;
    if (post && (!ends || isForgotten(post, ends, now()))) continue;
    const at = place && !isGone(place) ? place.name : '';
    yield { at: saidAt(madeAt), about: (post && titleTold(post)) ?? at, words: body };
  }
}

async function* lettersOf(viewer: Viewer): AsyncGenerator<LetterExport> {
  const name = { select: { id: true, name: true } };
  const where = {
    correspondence: { OR: [{ oneId: viewer.id }, { otherId: viewer.id }] },
    madeAt: { gt: lettersSince(now()) },
    // First letters that they have not asked for are shown nowhere.
    OR: [{ personId: viewer.id }, { correspondence: { opened: true } }],
  };
  const orderBy = [{ correspondenceId: 'asc' as const }, ...BY_TIME];
  const ids = await database().letter.findMany({ where, orderBy, select: { id: true } });
  const rows = bitByBit(ids.map(idOf), (id) =>
    database().letter.findMany({
      where: { id },
      orderBy,
      include: { correspondence: { select: { one: name, other: name } } },
    }),
  );
  for await (const { correspondence, personId, sealed, madeAt } of rows) {
    const { one, other } = correspondence;
    const theOther = one.id === viewer.id ? other : one;
    const words = unseal('letter', sealed);
    yield { with: theOther.name, mine: personId === viewer.id, at: saidAt(madeAt), words };
  }
}

async function* joiningsOf(viewer: Viewer): AsyncGenerator<JoiningExport> {
  const orderBy = [{ occurrence: { starts: 'asc' as const } }, { occurrenceId: 'asc' as const }];
  const where = { personId: viewer.id, occurrence: { ends: { gt: cutoff('joining', now()) } } };
  const ids = await database().joining.findMany({ where, orderBy, select: { occurrenceId: true } });
  const rows = bitByBit(
    ids.map(({ occurrenceId }) => occurrenceId),
    (occurrenceId) =>
      database().joining.findMany({
        where: { occurrenceId, personId: viewer.id },
        orderBy,
        include: DATE,
      }),
  );
  for await (const { occurrence, unnamed, knownAs, letIn } of rows)
    yield { ...dateExport(occurrence), unnamed, knownAs, letIn };
}

async function* waysOf(viewer: Viewer): AsyncGenerator<WayExport> {
  const orderBy = [{ occurrence: { starts: 'asc' as const } }, { occurrenceId: 'asc' as const }];
  const where = { personId: viewer.id, occurrence: { ends: { gt: cutoff('joining', now()) } } };
  const rows = await database().arrivalRead.findMany({ where, orderBy, include: DATE });
  for (const { occurrence } of rows) yield dateExport(occurrence);
}

const DATE = {
  occurrence: { select: { starts: true, post: { select: { id: true, title: true, folded: true } } } },
} as const;

type Told = Parameters<typeof titleTold>[0] & { id: string };

function dateExport({ starts, post }: { starts: Date; post: Told }) {
  return {
    title: titleTold(post),
    address: wholeAddress(`/posts/${post.id}`),
    starts: starts.toISOString(),
  };
}

async function* watchesOf(viewer: Viewer): AsyncGenerator<WatchExport> {
  for (const { said, kind, place, around } of itemsOf(await watches(viewer)))
    yield {
      ...{ words: said, kind, place: place?.name ?? null },
      ...{ around: around && (around.landmark ?? around.area), reach: around?.reach ?? null },
    };
}

/** A version keeps how a page was before: what they made of it stands in the next one, or on the page. */
async function* changesOf(viewer: Viewer): AsyncGenerator<ChangeExport> {
  const where = { personId: viewer.id, madeAt: { gt: changesSince(now()) } };
  const rows = await database().placeVersion.findMany({
    where,
    orderBy: BY_TIME,
    select: { id: true, madeAt: true },
  });
  for (const { id, madeAt } of rows) {
    const made = await pageAfter(id);
    if (!made) continue;
    const { name, words, whereWords, notebook } = made.page;
    yield { place: made.place, at: saidAt(madeAt), name, words, whereWords, notebook };
  }
}
