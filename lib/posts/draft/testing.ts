import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { parse } from '#lib/platform/form/parse';
import { readingOf } from '#lib/posts/draft/queries';
import { readDraft } from '#lib/posts/draft/rules';
import { type PostFields, postSchemas } from '#lib/posts/draft/schema';
import { changePost } from '#lib/posts/post/edit';
import { createPost } from '#lib/posts/post/mutations';
import type { Draft, PostKind } from '#lib/posts/post/schema';

/** What a form settles that says this, else of a sourdough for any day. @throws what is wrong with it */
export async function draft(kind: PostKind, said: Record<string, string>): Promise<Draft> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ title: 'Sourdough', when: 'any', ...said }))
    form.set(name, value);
  const { data } = parse(postSchemas[kind], form);
  const fields = data as PostFields;
  const { settled, mistakes } = readDraft(kind, fields, await readingOf(fields));
  if (!settled) throw new Error(JSON.stringify(mistakes));
  return settled;
}

/** Puts up what such a form says. */
export async function post(
  viewer: Viewer,
  kind: PostKind,
  said: Record<string, string> = {},
): Promise<string> {
  const settled = await draft(kind, said);
  return database().$transaction((db) => createPost(viewer, { draft: settled, pictures: {} }, db));
}

/** What a form for a change says; `version` is how the post stood when it was opened: where none is given, as it stands. */
type SaidChange = { kind: PostKind; said: Record<string, string>; version?: string };

/** Changes a post to what such a form says. */
export async function change(viewer: Viewer, id: string, { kind, said, version }: SaidChange) {
  const settled = await draft(kind, said);
  const row = version ? null : await database().post.findUnique({ where: { id } });
  return database().$transaction((db) =>
    changePost(viewer, { id, version: version ?? row?.version ?? '', draft: settled, pictures: {} }, db),
  );
}

/** A post as it is kept, with its dates in their order, its hosts and the words about the door. */
export const row = (id: string) =>
  database().post.findUniqueOrThrow({
    where: { id },
    include: { occurrences: { orderBy: { starts: 'asc' } }, hosts: true, arrival: true },
  });
