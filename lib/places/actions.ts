'use server';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn, viewer } from '#lib/people/person/queries';
import { sendAs } from '#lib/people/submit-as';
import { stagePictures } from '#lib/pictures/mutations';
import {
  addPictures,
  changePlace,
  closePlace,
  type Edited,
  openPlace,
  reopenPlace,
  sayNoMore,
  undoTo,
} from '#lib/places/mutations';
import { place } from '#lib/places/queries';
import { FIELDS, joined, meet, pageFrom, placeAddress, pointText, valuesOf } from '#lib/places/rules';
import {
  changeSchema,
  LONGEST_NOTEBOOK,
  LONGEST_WORDS,
  type PlacePage,
  placeSchema,
} from '#lib/places/schema';
import { bound } from '#lib/platform/form/bound';
import { Declined } from '#lib/platform/form/declined';
import { movedPoint } from '#lib/platform/form/moved-point';
import { type Mistakes, parse, typed } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { type FormState, startingWith } from '#lib/platform/form/state';

/** "Open a place". */
export async function openHere(_: FormState, form: FormData): Promise<FormState> {
  const looking = await viewer();
  const { data, mistakes: unread } = parse(placeSchema, form);
  const { pictures, mistakes: unseen } = await stagePictures(form, looking);
  const moved = movedPoint(form);
  if (moved) return { ...moved, pictures };
  const mistakes = { ...unread, ...unseen };
  if (!data || Object.keys(mistakes).length > 0) return refuse(form, mistakes, { pictures });
  const sent = await sendAs(looking, form, async (viewer, db) => {
    const { id, slug } = await openPlace(viewer, pageFrom(data), db);
    await addPictures(viewer, id, pictures, data.placeName, db);
    return placeAddress(slug);
  });
  if (sent.mistakes) return refuse(form, sent.mistakes, { pictures });
  redirect(sent.target);
}

/** Changes a place's page; where somebody else did meanwhile, answers 409 with both texts. */
export async function changeHere(_: FormState, form: FormData): Promise<FormState> {
  const looking = await viewer();
  const { data, mistakes: unread } = parse(changeSchema, form);
  const { pictures, mistakes: unseen } = await stagePictures(form, looking);
  const moved = movedPoint(form);
  if (moved) return { ...moved, pictures };
  const mistakes = { ...unread, ...unseen };
  if (!data || Object.keys(mistakes).length > 0) return refuse(form, mistakes, { pictures });
  const before = await place(data.slug);
  const page = before ? joined(pageFrom(data), before, data.both ?? []) : pageFrom(data);
  const tooLong = { ...over('words', page, LONGEST_WORDS), ...over('notebook', page, LONGEST_NOTEBOOK) };
  if (Object.keys(tooLong).length > 0) return refuse(form, tooLong, { pictures });
  let change: Edited | undefined;
  const sent = await sendAs(looking, form, async (viewer, db) => {
    change = await changePlace(viewer, { slug: data.slug, version: data.version, page }, db);
    if (change.kind !== 'changed') throw new Declined({ '': REFUSED[change.kind] });
    if (!(await addPictures(viewer, change.id, pictures, page.name, db)))
      throw new Declined({ picture1: 'places.pictures' });
    return placeAddress(change.slug);
  });
  if (!sent.mistakes) redirect(sent.target);
  const conflict = change?.kind === 'conflict' ? await both(form, page, change) : {};
  return refuse(form, sent.mistakes, { pictures, ...conflict });
}

const REFUSED = { missing: 'places.gone', closed: 'places.closed', conflict: 'places.meanwhile' } as const;

const over = (part: 'words' | 'notebook', page: PlacePage, most: number): Mistakes =>
  [...page[part]].length > most ? { [part]: 'text.tooLong' } : {};

/** What the form shows after a conflict: what only one of the two changed as it is, and both texts where both did. */
async function both(
  form: FormData,
  mine: PlacePage,
  { theirs, base, version }: Extract<Edited, { kind: 'conflict' }>,
): Promise<Partial<FormState>> {
  const t = await getTranslations('places');
  const { page, others } = meet(base, mine, theirs);
  if (others.cell !== undefined) others.cell = pointText(theirs.cell);
  const named = Object.entries(FIELDS).flatMap(([part, field]) => {
    const other = others[part as keyof PlacePage];
    return other === undefined ? [] : [[field, other]];
  });
  return {
    status: 409,
    values: { ...typed(form), ...startingWith({ ...valuesOf(page), version }).values },
    theirs: Object.fromEntries(named),
    theirsSay: { meanwhile: t('meanwhile'), emptied: t('emptied'), both: t('both') },
  };
}

/** Takes today's line away. */
export async function sayNoMoreHere(place: string): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  await sayNoMore(await signedIn(address), slug);
  redirect(address);
}

/** "This place is no more." */
export async function closeHere(place: string): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  await closePlace(await signedIn(address), slug);
  redirect(address);
}

/** "It is here after all." */
export async function reopenHere(place: string): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  await reopenPlace(await signedIn(address), slug);
  redirect(address);
}

/** Puts a page back to how it stood before a change. */
export async function undoHere(slug: string, versionId: string): Promise<void> {
  const address = placeAddress(bound(slug));
  await undoTo(await signedIn(address), versionId);
  redirect(address);
}
