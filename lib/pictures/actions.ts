'use server';
import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { takeDown } from '#lib/pictures/mutations';
import { bound } from '#lib/platform/form/bound';
import { isOwnPath } from '#lib/platform/http/referrer';

/** "I am in this picture": takes it down, and leads back to the page it stood on. Gone already, it leads there too. */
export async function takePictureDown(key: string, back: string, form: FormData): Promise<void> {
  await requireSender(form);
  await takeDown(bound(key));
  redirect(isOwnPath(bound(back)) ? back : '/');
}
