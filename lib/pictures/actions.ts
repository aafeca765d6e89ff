'use server';
import { redirect } from 'next/navigation';
import { currentViewer } from '#lib/people/session/queries';
import { takeDown } from '#lib/pictures/mutations';
import { bound } from '#lib/platform/form/bound';
import { isOwnPath } from '#lib/platform/http/referrer';

/** "I am in this picture": takes it down, and leads back to the page it stood on. Gone already, it leads there too. */
export async function takePictureDown(key: string, back: string): Promise<void> {
  if (!(await currentViewer())) redirect('/sign-in');
  await takeDown(bound(key));
  redirect(isOwnPath(bound(back)) ? back : '/');
}
