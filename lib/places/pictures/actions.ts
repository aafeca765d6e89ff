'use server';
import { notFound, redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { leaveOut } from '#lib/pictures/mutations';
import { takePictureOut } from '#lib/places/place/mutations';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';

/** Leaves out a picture that is hidden: of a post for good, of a place's page so that it can be undone. */
export async function leavePictureOut(id: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  const picture = bound(id);
  if (!((await leaveOut(viewer, picture)) || (await takePictureOut(viewer, picture)))) notFound();
  redirect(await saying('/folded', 'pictureGone'));
}
