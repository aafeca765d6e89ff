'use server';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { nameTries } from '#lib/people/person/name-tries';
import { submitAs } from '#lib/people/submission/mutations';
import { formSender, requireSender } from '#lib/people/submission/sender';
import type { Viewer } from '#lib/people/viewer';
import { holdPictures, type Pictures, stagePictures } from '#lib/pictures/staged/mutations';
import { removePictureFiles } from '#lib/platform/files/picture-files';
import { askTown } from '#lib/platform/form/ask-town';
import { BEFORE } from '#lib/platform/form/before';
import { Declined } from '#lib/platform/form/declined';
import { household } from '#lib/platform/form/household';
import { expectFields, type Mistakes, parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import type { FormState } from '#lib/platform/form/state';
import { isAsOpened, withTheirs } from '#lib/posts/draft/conflict';
import { editView, readingOf } from '#lib/posts/draft/queries';
import { readDraft } from '#lib/posts/draft/rules';
import { changeSchemas, HOST_FIELDS, type PostFields, postSchemas } from '#lib/posts/draft/schema';
import { changePost } from '#lib/posts/post/edit';
import { FIELDS, TEXTS } from '#lib/posts/post/fields';
import { createPost } from '#lib/posts/post/mutations';
import type { Draft, PostKind } from '#lib/posts/post/schema';
import { board } from '#lib/settings/queries';
import { areaOf } from '#lib/values/geo/cell';
import { whereSaid } from '#lib/values/geo/said-where';

/** "I offer": puts an offer on the board, or with "come and make it with me" an activity. */
export async function offer(_: FormState, form: FormData): Promise<FormState> {
  return publish('OFFER', form);
}

/** "I ask for": puts a request on the board, or an activity likewise. */
export async function ask(_: FormState, form: FormData): Promise<FormState> {
  return publish('REQUEST', form);
}

/** "Together": calls an activity. */
export async function callTogether(_: FormState, form: FormData): Promise<FormState> {
  return publish('ACTIVITY', form);
}

async function publish(kind: PostKind, form: FormData): Promise<FormState> {
  const viewer = await formSender(form, holdPictures);
  const { draft, mistakes, pictures, asked } = await read(viewer, form, { kind });
  if (!draft) return refuse(form, mistakes, { ...asked, pictures });
  const sent = await submitAs(viewer, form, async (poster, db) => {
    const path = `/posts/${await createPost(poster, { draft, pictures }, db)}`;
    return viewer ? await saying(path, 'published') : path; // a newcomer's page begins with their passphrase
  });
  if (sent.mistakes) return refuse(form, sent.mistakes, { pictures });
  redirect(sent.target);
}

/** Changes a post; with `turn` it becomes an activity. Whose form is older than somebody else's change is shown both texts. */
export async function change(id: string, turn: boolean, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form, holdPictures);
  // What was typed comes back also where the post is of another kind by now, which does not ask it.
  expectFields(form, ['version', BEFORE, ...TEXTS.map((name) => FIELDS[name].name)]);
  const version = String(form.get('version'));
  const stands = await editView(viewer, id, turn);
  if (!stands) return refuse(form, {}); // the page answers that there is nothing here
  const kind = turn ? 'ACTIVITY' : stands.kind;
  const { draft, mistakes, pictures, asked } = await read(viewer, form, { kind, known: stands.known });
  if (!draft && !asked && stands.version !== version) return withTheirs(stands, form, { pictures, mistakes });
  if (!draft) return refuse(form, mistakes, { ...asked, pictures });
  let gone: string[] = [];
  // What its form does not show may have changed, and is not touched.
  const seen = isAsOpened(stands, form, pictures) ? stands.version : version;
  const unasked = TEXTS.filter((name) => !form.has(FIELDS[name].name));
  const sent = await submitAs(viewer, form, async (viewer, db) => {
    const edited = await changePost(viewer, { id, version: seen, draft, pictures, unasked }, db);
    if (edited.kind !== 'changed') throw new Declined({ '': 'posts.meanwhile' });
    gone = edited.gone;
    return await saying(`/posts/${id}`, 'changed');
  });
  if (sent.mistakes) {
    const now = await editView(viewer, id, turn);
    return now ? withTheirs(now, form, { pictures, mistakes: {} }) : refuse(form, {});
  }
  await removePictureFiles(gone);
  redirect(sent.target);
}

type Read = { pictures: Pictures; asked?: Partial<FormState> } & (
  | { draft: Draft; mistakes?: undefined }
  | { draft?: undefined; mistakes: Mistakes }
);

/** What a form says, with its pictures, which are staged even where the form is refused. */
async function read(
  viewer: Viewer | null,
  form: FormData,
  { kind, known }: { kind: PostKind; known?: string[] },
): Promise<Read> {
  const { data, mistakes: unread } = parse((known ? changeSchemas : postSchemas)[kind], form);
  const from = await household();
  const { pictures, mistakes: unseen } = await stagePictures(form, viewer, from);
  const unasked = viewer || !data ? {} : tooManyNames(data, from);
  const isAsked = Object.keys(unasked).length === 0;
  const { settled: draft, mistakes: unfit } =
    data && isAsked ? readDraft(kind, data, await readingOf(data, known)) : {};
  const where = data && (await askWhere(form, data, known === undefined));
  const mistakes = { ...unread, ...unfit, ...where?.mistakes, ...unseen, ...unasked };
  if (draft && Object.keys(mistakes).length === 0) return { draft, pictures };
  return { mistakes: asking(mistakes), pictures, asked: where?.more };
}

/** Asks which town is meant, where a form names one; of a post that is new also in its words for where it is, unless that is around here. */
async function askWhere(
  form: FormData,
  { area: said, town, place, near, where }: PostFields,
  isNew: boolean,
) {
  const [language, { area }] = [await getLocale(), await board()];
  const here = near && areaOf(near) ? areaOf(near) : area;
  const beside = isNew && !place ? where : null;
  const found = whereSaid(said, { chosen: town, area: here, language, beside });
  return askTown(form, found, { field: 'area', language });
}

/** A visitor who names hosts is told by that who is here: so they may name few. */
function tooManyNames(fields: PostFields, from: string): Mistakes {
  const named = HOST_FIELDS.find((name) => fields[name]);
  if (!named) return {};
  if (!nameTries().mayTry(from)) return { [named]: 'people.tooManyNames' };
  nameTries().told(from);
  return {};
}

/** Where all is well but for a question, the words above the form say so. */
function asking(mistakes: Mistakes): Mistakes {
  const { publish, ...others } = mistakes;
  return publish && Object.keys(others).length === 0 ? { '': 'posts.askFirst', publish } : mistakes;
}
