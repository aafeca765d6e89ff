'use server';
import { redirect } from 'next/navigation';
import { readDraft } from '#lib/drafts/queries';
import { type Mistakes, parse } from '#lib/form/parse';
import { refuse } from '#lib/form/refuse';
import type { FormState } from '#lib/form/state';
import { sendAs } from '#lib/people/mutations';
import { viewer } from '#lib/people/queries';
import { stagePictures } from '#lib/pictures/mutations';
import { createPost } from '#lib/posts/mutations';
import { type PostKind, postSchemas } from '#lib/posts/schema';

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
  const looking = await viewer();
  const { data, mistakes: unread } = parse(postSchemas[kind], form);
  const { pictures, mistakes: unseen } = await stagePictures(form, looking);
  const { draft, mistakes: unfit } = data ? await readDraft(kind, data) : {};
  const mistakes = { ...unread, ...unfit, ...unseen };
  if (!draft || Object.keys(mistakes).length > 0) return refuse(form, asking(mistakes), { pictures });
  const sent = await sendAs(
    looking,
    form,
    async (viewer, db) => `/posts/${await createPost(viewer, draft, pictures, db)}`,
  );
  if (sent.mistakes) return refuse(form, sent.mistakes, { pictures });
  redirect(sent.target);
}

/** Where all is well but for a question, the words above the form say so. */
function asking(mistakes: Mistakes): Mistakes {
  const { publish, ...others } = mistakes;
  return publish && Object.keys(others).length === 0 ? { '': 'posts.askFirst', publish } : mistakes;
}
