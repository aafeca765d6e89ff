'use server';
import { redirect } from 'next/navigation';
import { isOwnPath } from '#lib/door/referrer';
import { bound } from '#lib/form/bound';
import { viewer } from '#lib/people/queries';
import { takeDown } from '#lib/pictures/mutations';

/** "I am in this picture": takes it down, and leads back to the page it stood on. Gone already, it leads there too. */
export async function takePictureDown(key: string, back: string): Promise<void> {
  const looking = await viewer();
  if (!looking) redirect('/sign-in');
  await takeDown(looking, bound(key));
  redirect(isOwnPath(bound(back)) ? back : '/');
}
