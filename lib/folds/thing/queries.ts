import 'server-only';
import type { FoldableKind, FoldableThing, Folded } from '#lib/folds/schema';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { isId } from '#lib/values/text/id';
import { nameKey } from '#lib/values/text/name-key';

/** A thing as folding asks of it: who wrote it, who answers for the post above it, on which page it stands and who is told that it changed. */
export type FoundThing = {
  folded: Folded;
  authors: string[];
  hosts: string[];
  page: string;
  topics: string[];
  /** Whether visitors see such. */
  isPublic: boolean;
  /** What of it may stand in mails that wait. */
  told: string[];
  /** The place whose page's earlier versions are hidden with it: what it says may stand in all of them. */
  versionsOf?: string;
};

const HOSTS = { select: { personId: true } } as const;
const ids = (rows: { personId: string }[] = []): string[] => rows.map(({ personId }) => personId);

/** What a post or a place is, to what stands on its page. */
function under(post: { id: string } | null, place: { id: string; slug: string } | null) {
  return post
    ? { page: `/posts/${post.id}`, topics: [`post:${post.id}`] }
    : {
        page: place ? `/places/${encodeURIComponent(place.slug)}` : '/',
        topics: place ? [`place:${place.id}`] : [],
      };
}
const POST = { select: { id: true, hosts: HOSTS } } as const;
const PLACE = { select: { id: true, slug: true } } as const;
const PAGE = { folded: true, id: true, slug: true, words: true, whereWords: true } as const;
/** Of a home that closed, nothing is seen by anybody. */
const SEEN = { NOT: { isHome: true, closedAt: { not: null } } };

type Finding = (db: Transaction, id: string) => Promise<FoundThing | undefined>;

/** How each kind is found. */
const FINDING: Record<FoldableKind, Finding> = {
  message: async (db, id) => {
    const select = { folded: true, personId: true, post: POST, place: PLACE };
    const row = await db.message.findUnique({ where: { id }, select });
    if (!row) return undefined;
    const { folded, personId, post, place } = row;
    const own = { folded, authors: [personId], hosts: ids(post?.hosts), isPublic: false, told: [] };
    return { ...own, ...under(post, place) };
  },
  post: async (db, id) => {
    const row = await db.post.findUnique({
      where: { id },
      select: { id: true, folded: true, hosts: HOSTS, placeId: true, title: true, whereWords: true },
    });
    if (!row) return undefined;
    const { page, topics } = under(row, null);
    const all = row.placeId ? [...topics, `place:${row.placeId}`] : topics;
    const own = { folded: row.folded, authors: ids(row.hosts), hosts: [], isPublic: true };
    return { ...own, page, topics: all, told: [row.title, row.whereWords] };
  },
  today: async (db, id) => {
    const row = await db.todayLine.findUnique({ where: { id }, select: { folded: true, place: PLACE } });
    return row ? { folded: row.folded, ...NOBODYS, ...under(null, row.place) } : undefined;
  },
  place: async (db, id) => {
    const row = await db.place.findUnique({ where: { id, ...SEEN }, select: PAGE });
    if (!row) return undefined;
    const { folded, words, whereWords } = row;
    return { folded, ...NOBODYS, ...under(null, row), told: [words, whereWords], versionsOf: id };
  },
  version: async (db, id) => {
    const where = { id, place: SEEN };
    const row = await db.placeVersion.findUnique({ where, select: { folded: true, place: PLACE } });
    if (!row) return undefined;
    const { folded, place } = row;
    return { folded, ...NOBODYS, isPublic: false, ...under(null, place), versionsOf: place.id };
  },
  picture: async (db, id) => {
    const select = { folded: true, post: POST, place: PLACE };
    const row = await db.picture.findFirst({ where: { id, stagedUntil: null, outOfId: null }, select });
    if (!row) return undefined;
    const { folded, post, place } = row;
    return { folded, authors: ids(post?.hosts), hosts: [], isPublic: true, told: [], ...under(post, place) };
  },
  about: async (db, id) => {
    const row = await db.person.findUnique({ where: { id }, select: { aboutFolded: true, name: true } });
    if (!row) return undefined;
    const page = `/people/${encodeURIComponent(row.name)}`;
    return { folded: row.aboutFolded, authors: [id], hosts: [], page, topics: [], isPublic: false, told: [] };
  },
};
/** What is kept by all together: nobody wrote it. */
const NOBODYS = { authors: [], hosts: [], isPublic: true, told: [] };

/** A thing that can be folded, whoever asks; undefined where there is none. */
export async function anyThing(
  { kind, id }: FoldableThing,
  db: Transaction,
): Promise<FoundThing | undefined> {
  return isId(id) ? FINDING[kind](db, id) : undefined;
}

/** The same for somebody; undefined also where they see none such. */
export async function thingOf(
  viewer: Viewer | null,
  thing: FoldableThing,
  db: Transaction,
): Promise<FoundThing | undefined> {
  const found = await anyThing(thing, db);
  return found?.isPublic || viewer ? found : undefined;
}

/** A picture by the key in its address; undefined where there is none. */
export async function pictureBy(key: string): Promise<FoldableThing | undefined> {
  const row = await database().picture.findUnique({ where: { key }, select: { id: true } });
  return row ? { kind: 'picture', id: row.id } : undefined;
}

/** By which column a fold knows its thing. */
export const COLUMN = {
  message: 'messageId',
  post: 'postId',
  today: 'todayId',
  place: 'placeId',
  version: 'versionId',
  picture: 'pictureId',
  about: 'aboutId',
} as const satisfies Record<FoldableKind, string>;

/** The thing at an address of a page, as the keeper gives it; undefined where none stands there. */
export async function thingAt(address: string): Promise<FoldableThing | undefined> {
  const { pathname, hash } = new URL(address, 'http://board');
  const [, page = '', rest = ''] = /^\/(posts|places|people|pictures)\/([^/]+)/.exec(pathname) ?? [];
  const name = decodeURIComponent(rest);
  const message = /^#message-(.+)$/.exec(hash)?.[1];
  if (message) return { kind: 'message', id: message };
  if (page === 'posts') return { kind: 'post', id: name };
  const where = page === 'people' ? { nameKey: nameKey(name) } : undefined;
  const person = where && (await database().person.findUnique({ where, select: { id: true } }));
  if (person) return { kind: 'about', id: person.id };
  const key = name.replace(/-(?:small|large)\.webp$/, '');
  const picture =
    page === 'pictures' && (await database().picture.findUnique({ where: { key }, select: { id: true } }));
  if (picture) return { kind: 'picture', id: picture.id };
  const [, version] = /^\/places\/[^/]+\/history\/([^/]*)/.exec(pathname) ?? [];
  if (version !== undefined) return { kind: 'version', id: version };
  const slug = isId(name) ? { id: name } : { slug: name };
  const place =
    page === 'places' && (await database().place.findFirst({ where: slug, select: PLACE_OR_LINE }));
  if (!place) return undefined;
  const [line] = place.today;
  if (/\/today\/?$/.test(pathname)) return line && { kind: 'today', id: line.id };
  return { kind: 'place', id: place.id };
}

/** The same of an address under which several things may be hidden: all earlier versions of a place's page. */
export async function thingsAt(address: string): Promise<FoldableThing[]> {
  const [, named] = /^\/places\/([^/]+)\/history\/?$/.exec(new URL(address, 'http://board').pathname) ?? [];
  const thing = named ? undefined : await thingAt(address);
  if (thing || !named) return thing ? [thing] : [];
  const name = decodeURIComponent(named);
  const versions = await database().placeVersion.findMany({
    where: { folded: { not: 'OPEN' }, place: isId(name) ? { id: name } : { slug: name } },
    select: { id: true },
  });
  return versions.map(({ id }) => ({ kind: 'version', id }));
}
const PLACE_OR_LINE = { id: true, today: { select: { id: true } } } as const;
