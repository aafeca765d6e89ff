import sharp from 'sharp';
import { draftOf } from '#lib/operations/sample/draft';
import type { Who } from '#lib/operations/sample/people';
import { talk } from '#lib/operations/sample/talk';
import { CONSENT } from '#lib/pictures/schema';
import { type Pictures, stagePictures } from '#lib/pictures/staged/mutations';
import { database } from '#lib/platform/database/client';
import { callToo } from '#lib/posts/hosts/mutations';
import { join } from '#lib/posts/joinings/mutations';
import { callOff, moveOccurrence } from '#lib/posts/occurrences/mutations';
import { createPost } from '#lib/posts/post/mutations';
import { now } from '#lib/values/time/clock';
import { addDays, dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import { drawn } from '../../../prisma/sample/drawings.ts';
import type { SamplePost } from '../../../prisma/sample/rosengarten.ts';

/** Puts a post up, with who comes and what is said under it; one that stands already stays. */
export async function putUp(who: Who, post: SamplePost): Promise<void> {
  const living = { title: post.title, withdrawnAt: null, occurrences: { some: { ends: { gt: now() } } } };
  if (await database().post.findFirst({ where: living })) return;
  const draft = await draftOf(post);
  const pictures = await picturesOf(who, post);
  const postId = await database().$transaction((db) => createPost(who(post.by), { draft, pictures }, db));
  for (const name of post.with ?? []) await callToo(who(name), postId);
  const day = await database().occurrence.findFirst({
    where: { postId, ends: { gt: now() } },
    orderBy: { starts: 'asc' },
  });
  for (const name of day ? [...(post.coming ?? []), ...(post.unnamed ?? [])] : [])
    await join(who(name), { occurrenceId: day?.id ?? '', unnamed: post.unnamed?.includes(name) ?? false });
  await change(who, post, postId);
  for (const [name, words] of post.talk ?? []) await talk(who(name), { postId }, words);
}

/** Moves the second of a rhythm's dates, and calls the third off. */
async function change(who: Who, { by, moved, off, when }: SamplePost, postId: string): Promise<void> {
  const [, second, third] = await database().occurrence.findMany({
    where: { postId },
    orderBy: { starts: 'asc' },
  });
  if (moved && second) {
    const day = addDays(dayOf(second.starts, zone()), moved.by);
    await moveOccurrence(who(by), {
      occurrenceId: second.id,
      target: { day, start: when.start ?? null, end: when.end ?? null },
      words: moved.words,
    });
  }
  if (off && third) await callOff(who(by), third.id, { words: off });
}

/** Through the form, as anybody's picture. */
async function picturesOf(who: Who, { by, picture }: SamplePost): Promise<Pictures> {
  if (!picture) return {};
  const form = new FormData();
  const png = await sharp(Buffer.from(drawn(picture.drawing)))
    .png()
    .toBuffer();
  form.set('picture1', new File([new Uint8Array(png)], 'drawn.png', { type: 'image/png' }));
  form.set('picture1Words', picture.words);
  form.set(CONSENT, 'on');
  return (await stagePictures(form, who(by))).pictures;
}
