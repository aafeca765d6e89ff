'use server';
import { redirect } from 'next/navigation';
import { nameTries } from '#lib/people/person/name-tries';
import { requireSender } from '#lib/people/submission/sender';
import { comeByDoor } from '#lib/places/door-word/mutations';
import { doorWordSchema } from '#lib/places/door-word/schema';
import { household } from '#lib/platform/form/household';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';

/** "It says on the door: …": ends the viewer's careful days. Tries are as few as those of names. */
export async function sayDoorWord(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(doorWordSchema, form);
  if (!data) return refuse(form, mistakes);
  const from = await household();
  if (!nameTries().mayTry(from)) return refuse(form, { doorWord: 'people.tooManyDoors' });
  if (await comeByDoor(viewer, data.doorWord)) redirect('/me?kept=door');
  nameTries().told(from);
  return refuse(form, { doorWord: 'people.noDoor' });
}
