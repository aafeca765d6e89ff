import 'server-only';
import { database } from '#lib/database/client';
import type { Mistakes } from '#lib/form/parse';
import { askBefore, draftOf, unknownHosts } from '#lib/posts/rules';
import { type Draft, HOST_FIELDS, type PostFields, type PostKind } from '#lib/posts/schema';
import { nameKey } from '#lib/text/key';
import { now } from '#lib/when/clock';
import { zone } from '#lib/when/zone';

/**
 * Settles what a form said into a draft, or says what is wrong with it: what the rules say, names of nobody here, a place that is no
 * more, and, until they say so once more, what its writer may not want to publish.
 * @param known the days that the post has already.
 */
export async function readDraft(
  kind: PostKind,
  fields: PostFields,
  known: string[] = [],
): Promise<{ draft: Draft; mistakes?: undefined } | { draft?: undefined; mistakes: Mistakes }> {
  const { settled, mistakes } = draftOf(kind, fields, { now: now(), zone: zone(), known });
  const wrong: Mistakes = { ...mistakes, ...(await wrongHosts(fields)) };
  if (fields.place && !(await isOpen(fields.place))) wrong.place = 'posts.noPlace';
  const question = settled && !fields.publish && askBefore(settled);
  if (question) wrong.publish = question;
  return settled && Object.keys(wrong).length === 0 ? { draft: settled } : { mistakes: wrong };
}

async function wrongHosts(fields: PostFields): Promise<Mistakes> {
  const keys = HOST_FIELDS.flatMap((name) => (fields[name] ? nameKey(fields[name]) : []));
  if (keys[0] === undefined) return {};
  const rows = await database().person.findMany({
    where: { nameKey: { in: keys } },
    select: { nameKey: true },
  });
  return unknownHosts(
    fields,
    rows.map((row) => row.nameKey),
  );
}

async function isOpen(slug: string): Promise<boolean> {
  const place = await database().place.findUnique({ where: { slug, closedAt: null }, select: { id: true } });
  return place !== null;
}
