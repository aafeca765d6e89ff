'use server';
import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { takeDown } from '#lib/pictures/mutations';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';
import { isOwnPath } from '#lib/platform/http/referrer';

/** Where pictures stand: of a post, of a place. */
const PAGE = /^\/(?:posts|places)\/[^/?#]+$/;

/** "I am in this picture": takes it down, and leads back to the page it stood on. Gone already, it leads there too. */
export async function takePictureDown(key: string, back: string, form: FormData): Promise<void> {
  await requireSender(form);
  await takeDown(bound(key));
  const page = isOwnPath(bound(back)) ? back : '/';
  redirect(PAGE.test(page) ? await saying(page, 'pictureGone') : page);
}
