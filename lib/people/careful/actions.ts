'use server';
import { redirect } from 'next/navigation';
import { welcome } from '#lib/people/careful/mutations';
import { requireSender } from '#lib/people/submission/sender';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';

/** "I know them: welcome". */
export async function welcomeThem(name: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  const welcomed = await welcome(viewer, bound(name));
  const page = `/people/${encodeURIComponent(bound(name))}`;
  redirect(welcomed ? await saying(page, 'welcomed') : page);
}
