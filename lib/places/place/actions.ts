'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { keepMeasure } from '#lib/people/careful/measure';
import { newUntil } from '#lib/people/careful/queries';
import { submitAs } from '#lib/people/submission/mutations';
import { formSender } from '#lib/people/submission/sender';
import { holdPictures, stagePictures } from '#lib/pictures/staged/mutations';
import { addPictures, changePlace, openPlace } from '#lib/places/place/mutations';
import { pageToChange, place } from '#lib/places/place/queries';
import { PLACE_FIELDS, pageFrom, placeAddress, pointText, REFUSED, valuesOf } from '#lib/places/place/rules';
import {
  changeSchema,
  type Edited,
  LONGEST_NOTEBOOK,
  LONGEST_WORDS,
  openingSchema,
  type PlacePage,
  type placeSchema,
} from '#lib/places/place/schema';
import { mergeChanges, mergePages } from '#lib/places/versions/rules';
import { askTown } from '#lib/platform/form/ask-town';
import { Declined } from '#lib/platform/form/declined';
import { household } from '#lib/platform/form/household';
import { movedPoint } from '#lib/platform/form/moved-point';
import { type Mistakes, parse, typed } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import { type FormState, startingWith } from '#lib/platform/form/state';
import { board } from '#lib/settings/queries';
import { cellIn, whereSaid } from '#lib/values/geo/said-where';
import { written } from '#lib/values/text/people-words';

/** "Open a place". */
export async function openHere(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await formSender(form, holdPictures);
  const { data, mistakes: unread } = parse(openingSchema, form);
  const { pictures, mistakes: unseen } = await stagePictures(form, viewer, await household());
  const moved = movedPoint(form);
  if (moved) return { ...moved, pictures };
  const where = data && (await whereIn(form, data, data.whereWords));
  const mistakes = { ...unread, ...unseen, ...where?.mistakes };
  if (!data || Object.keys(mistakes).length > 0) return refuse(form, mistakes, { ...where?.more, pictures });
  const page = pageFrom(data, where?.cell ?? null);
  const sent = await submitAs(viewer, form, async (sender, db) => {
    await keepMeasure(sender, 'posts', db);
    const until = await newUntil(sender, db);
    const opened = { ...page, newUntil: until };
    const { id, slug } = await openPlace(opened, db, data.home === 'yes' ? sender : undefined);
    await addPictures({ placeId: id, pictures, title: data.placeName, newUntil: until }, db);
    return viewer ? await saying(placeAddress(slug), 'opened') : placeAddress(slug);
  });
  if (sent.mistakes) return refuse(form, sent.mistakes, { pictures });
  redirect(sent.target);
}

/** Changes a place's page; where somebody else did meanwhile, answers 409 with both texts. */
export async function changeHere(_: FormState, form: FormData): Promise<FormState> {
  const sender = await formSender(form, holdPictures);
  const { data, mistakes: unread } = parse(changeSchema, form);
  const { pictures, mistakes: unseen } = await stagePictures(form, sender, await household());
  const moved = movedPoint(form);
  if (moved) return { ...moved, pictures };
  const where = data && (await whereIn(form, data));
  const mistakes = { ...unread, ...unseen, ...where?.mistakes };
  if (!data || Object.keys(mistakes).length > 0) return refuse(form, mistakes, { ...where?.more, pictures });
  const shown = await place(data.slug);
  const before = shown && (await pageToChange(sender, shown));
  const typed = pageFrom(data, where?.cell ?? null);
  const page = before ? mergePages(typed, before, data.both ?? []) : typed;
  const tooLong = { ...over('words', page, LONGEST_WORDS), ...over('notebook', page, LONGEST_NOTEBOOK) };
  if (Object.keys(tooLong).length > 0) return refuse(form, tooLong, { pictures });
  let change: Edited | undefined;
  const sent = await submitAs(sender, form, async (viewer, db) => {
    change = await changePlace(viewer, { slug: data.slug, version: data.version, page }, db);
    if (change.kind !== 'changed') throw new Declined({ '': REFUSED[change.kind] });
    const [by, until] = [viewer.id, await newUntil(viewer, db)];
    const added = { placeId: change.id, pictures, title: page.name, newUntil: until, by };
    if (!(await addPictures(added, db))) throw new Declined({ picture1: 'places.pictures' });
    return sender ? await saying(placeAddress(change.slug), 'kept') : placeAddress(change.slug);
  });
  if (!sent.mistakes) redirect(sent.target);
  const conflict = change?.kind === 'conflict' ? await both(form, page, change) : {};
  return refuse(form, sent.mistakes, { pictures, ...conflict });
}

/** Where a form says that a place is; `beside` is what it says in words, where a town in them is asked about too. */
async function whereIn(
  form: FormData,
  data: Pick<z.output<typeof placeSchema>, 'point' | 'town'>,
  beside?: string | null,
) {
  const [language, { area }] = [await getLocale(), await board()];
  const where = whereSaid(data.point, { chosen: data.town, area, language, beside });
  return { cell: cellIn(where), ...askTown(form, where, { field: 'point', language }) };
}

const over = (part: 'words' | 'notebook', page: PlacePage, most: number): Mistakes =>
  [...page[part]].length > most ? { [part]: 'text.tooLong' } : {};

/** What the form shows after a conflict: what only one of the two changed as it is, and both texts where both did. */
async function both(
  form: FormData,
  mine: PlacePage,
  { theirs, base, version }: Extract<Edited, { kind: 'conflict' }>,
): Promise<Partial<FormState>> {
  const t = await getTranslations('places');
  const { page, others } = mergeChanges(base, mine, theirs);
  if (others.cell !== undefined) others.cell = pointText(theirs.cell);
  const named = Object.entries(PLACE_FIELDS).flatMap(([part, field]) => {
    const other = others[part as keyof PlacePage];
    return other === undefined ? [] : [[field, written(other)]];
  });
  return {
    status: 409,
    values: { ...typed(form), ...startingWith({ ...valuesOf(page), version }).values },
    theirs: Object.fromEntries(named),
    theirsSay: { meanwhile: t('meanwhile'), emptied: t('emptied'), both: t('both') },
  };
}
