'use server';
import { redirect } from 'next/navigation';
import { EVERYTHING } from '#lib/board/parameters';
import { mustBeForm } from '#lib/platform/form/bound';
import { dropChosenArea, keepChosenArea } from '#lib/settings/area-cookie';
import { areaOf, isCell } from '#lib/values/geo/cell';

/** Looks somewhere else from now on, in this browser: `near` is an H3 cell. What is none leads to where one chooses. */
export async function lookThere(form: FormData): Promise<void> {
  mustBeForm(form);
  const near = form.get('near');
  const area = isCell(near) ? areaOf(near) : null;
  if (!area) redirect('/where');
  await keepChosenArea(area);
  redirect(`/?near=${area}`);
}

/** "Show everything around here": no words, kind or day, nothing beside where the board is, and as far as one can look. */
export async function lookAtEverything(): Promise<void> {
  await dropChosenArea();
  redirect(EVERYTHING);
}

/** Looks where the board itself is again. */
export async function lookHere(): Promise<void> {
  await dropChosenArea();
  redirect('/');
}
