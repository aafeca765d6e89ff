'use server';
import { redirect } from 'next/navigation';
import { viewer } from '#lib/people/queries';
import { takeDown } from '#lib/pictures/mutations';

/** "I am in this picture": takes it down, and leads back to the page it stood on. Gone already, it leads there too. */
export async function takePictureDown(key: string, back: string): Promise<void> {
  const looking = await viewer();
  if (!looking) redirect('/sign-in');
  // What a page bound comes back as whoever sends it likes: only a key is one.
  if (typeof key === 'string') await takeDown(looking, key);
  redirect(/^\/(?:posts|places)\/[^\\]*$/.test(String(back)) ? String(back) : '/');
}
