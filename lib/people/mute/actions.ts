'use server';
import { redirect } from 'next/navigation';
import { mute, unmute } from '#lib/people/mute/mutations';
import { requireSender } from '#lib/people/submission/sender';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';

/** "I don't want to see them". */
export async function muteThem(name: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  const page = `/people/${encodeURIComponent(bound(name))}`;
  redirect((await mute(viewer, bound(name))) ? await saying(page, 'muted') : page);
}

/** "Show them to me again". */
export async function unmuteThem(name: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  await unmute(viewer, bound(name));
  redirect(`/people/${encodeURIComponent(bound(name))}`);
}
