import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { openedText, unseal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { areOnlyForPeople, type ReportableThing, type ReportView, reportableKind } from '#lib/reports/schema';
import { isId } from '#lib/values/text/id';
import { written } from '#lib/values/text/people-words';

type Look = (id: string, viewer: Viewer | null) => Promise<{ id: string } | null>;
const ID = { select: { id: true } } as const;

/** How a thing is found that somebody can report, a picture by its key. What was hidden or withdrawn is still there for it: that is often done first. */
const LOOKS: Record<ReportableThing['kind'], Look> = {
  post: (id) => database().post.findUnique({ where: { id }, ...ID }),
  message: (id) => database().message.findUnique({ where: { id }, ...ID }),
  today: (id) => database().todayLine.findUnique({ where: { id }, ...ID }),
  picture: (id) => database().picture.findUnique({ where: { key: id, stagedUntil: null }, ...ID }),
  about: (id) => database().person.findUnique({ where: { id, words: { not: '' } }, ...ID }),
  // Only whoever got it, and has opened it.
  letter: (id, viewer) => {
    const [me, one] = [viewer?.id ?? '', { opened: true }];
    const correspondence = {
      OR: [
        { oneId: me, ...one },
        { otherId: me, ...one },
      ],
    };
    return database().letter.findFirst({ where: { id, personId: { not: me }, correspondence }, ...ID });
  },
};

/** What somebody wants to report, by its address; undefined where there is none, or they see none. Whether it was is not looked at. */
export async function reportable(
  viewer: Viewer | null,
  kind: string,
  id: string,
): Promise<ReportableThing | undefined> {
  const named = reportableKind(kind);
  if (!named || (areOnlyForPeople(named) && !viewer)) return undefined;
  const found = named === 'picture' || isId(id) ? await LOOKS[named](id, viewer) : null;
  return found ? { kind: named, id: found.id } : undefined;
}

/** The report that the link of a mail is about, as its token says. */
export const reportIdIn = (token: string): string | undefined => {
  const id = openedText('report', token);
  return isId(id) ? id : undefined;
};

const NAMED = { select: { name: true } } as const;
const POST_SAYS = {
  ...{ title: true, body: true, forWhom: true, whereWords: true, ifItRains: true, hands: true },
  ingredients: true,
} as const;
const WHERE = { post: ID, place: ID } as const;
const SAYS = {
  post: { select: { ...POST_SAYS, id: true, hosts: { select: { person: NAMED } } } },
  message: { select: { id: true, body: true, person: NAMED, ...WHERE } },
  today: { select: { words: true, place: ID } },
  picture: { select: { key: true, words: true, ...WHERE } },
  about: { select: { words: true, name: true } },
  letter: { select: { sealed: true, person: NAMED } },
} as const;

type Said = Omit<ReportView, 'reason' | 'why'>;
type On = { post: { id: string } | null; place: { id: string } | null };

/** What the keeper is shown for the link of a mail; undefined where one of them has answered, the thing is gone, or it is no such link. */
export async function reportBy(token: string): Promise<ReportView | undefined> {
  const id = reportIdIn(token);
  const row = id && (await rowOf(id));
  const said = row && saidBy(row);
  return said && row ? { ...said, reason: row.reason, why: written(row.words) } : undefined;
}

type Row = NonNullable<Awaited<ReturnType<typeof rowOf>>>;
const rowOf = (id: string) => database().report.findUnique({ where: { id }, include: SAYS });

function saidBy({ post, message, today, picture, about, letter }: Row): Said | undefined {
  if (post) {
    const { id, hosts, ...texts } = post;
    const says = Object.values(texts).filter(Boolean).join('\n\n');
    const by = hosts.map(({ person }) => person.name).join(', ');
    return said({ kind: 'post', says, by, page: `/posts/${id}` });
  }
  if (message) {
    const page = `${pageOf(message)}#message-${message.id}`;
    return said({ kind: 'message', says: message.body, by: message.person.name, page });
  }
  if (today) return said({ kind: 'today', says: today.words, page: `/places/${today.place.id}` });
  if (picture)
    return said({ kind: 'picture', says: picture.words, picture: picture.key, page: pageOf(picture) });
  if (about) {
    const page = `/people/${encodeURIComponent(about.name)}`;
    return about.words ? said({ kind: 'about', says: about.words, by: about.name, page }) : undefined;
  }
  return letter
    ? said({ kind: 'letter', says: unseal('letter', letter.sealed), by: letter.person.name })
    : undefined;
}

const pageOf = ({ post, place }: On): string => (post ? `/posts/${post.id}` : `/places/${place?.id}`);

type Plain = { kind: Said['kind']; says: string; by?: string; picture?: string; page?: string };

function said({ kind, says, by, picture, page }: Plain): Said {
  return {
    kind,
    says: written(says),
    by: by ? written(by) : null,
    picture: picture ?? null,
    page: page ?? null,
  };
}
