import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { type Rendered, renderPicture } from '#lib/pictures/bytes';
import { CONSENT, PICTURE_FIELDS, type PictureField, pictureWords } from '#lib/pictures/schema';
import { whyNotKept } from '#lib/pictures/staged/bounds';
import { inTurnOf } from '#lib/pictures/staged/turn';
import { keyIn, pictureToken } from '#lib/pictures/token';
import { database, type Transaction } from '#lib/platform/database/client';
import { isDiskFull } from '#lib/platform/files/disk-space';
import { copyFiles, keepFiles, sizeOf } from '#lib/platform/files/picture-files';
import { expectFields, firstMistake, type Mistakes } from '#lib/platform/form/parse';
import type { StagedPicture } from '#lib/platform/form/state';
import type { MistakeKey } from '#lib/values/language/keys';
import { retention } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';

const anHourOn = () => new Date(now().getTime() + retention('staged'));

/** The pictures of a form, by the name of their field. */
export type Pictures = Partial<Record<PictureField, StagedPicture>>;

/**
 * Takes in the pictures of a form: new files (`picture1` …) are made ready and staged for an hour, those that were staged or kept
 * before are found again by their token (`picture1Token`), and what is to be left out (`picture1Remove`) is. Their words come from
 * `picture1Words`; where there is a new one, `everyoneAgrees` must be ticked. What is returned goes back into the form where it is
 * refused (`refuse(form, mistakes, { pictures })`), else to `attachPictures`. Households (lib/platform/form/household.ts) take turns.
 */
export async function stagePictures(
  form: FormData,
  viewer: Viewer | null = null,
  household = '',
): Promise<{ pictures: Pictures; mistakes: Mistakes }> {
  const pictures: Pictures = {};
  const mistakes: Mistakes = {};
  expectFields(form, [CONSENT, ...PICTURE_FIELDS.flatMap((field) => [`${field}Words`, `${field}Remove`])]);
  const isNew = await Promise.all(
    PICTURE_FIELDS.map(async (field) => {
      const { picture, staged, mistake } = await pictureIn(form, field, { viewer, household });
      if (mistake) mistakes[field] = mistake;
      if (!picture) return staged;
      const words = pictureWords.safeParse(textIn(form, `${field}Words`));
      if (words.error) mistakes[`${field}Words`] = firstMistake(words.error);
      pictures[field] = { ...picture, words: words.data ?? '', token: pictureToken(picture.key) };
      return staged;
    }),
  );
  if (isNew.includes(true) && form.get(CONSENT) !== 'on') mistakes[CONSENT] = 'pictures.agree';
  return { pictures, mistakes };
}

/**
 * What a form that is held carries of its pictures: new ones staged for an hour and named by their token, for no file comes back. One that
 * cannot be kept is said to be gone when the form goes on.
 */
export async function holdPictures(form: FormData, household = ''): Promise<Record<string, string | null>> {
  const held = await Promise.all(
    PICTURE_FIELDS.map(async (field): Promise<[string, string | null][]> => {
      const [file] = filesIn(form, field);
      if (!file) return [];
      const rendered = await renderedOf(file, household);
      const made =
        rendered.mistake === undefined ? await stage(rendered, { viewer: null, household }) : rendered;
      if (made.mistake !== undefined) return [[`${field}Lost`, 'on']];
      return [
        [`${field}Token`, pictureToken(made.key)],
        [`${field}Remove`, null],
      ];
    }),
  );
  return Object.fromEntries(held.flat());
}

/** The files that were chosen. Where none was, a browser sends one without a name; a chosen one may be empty, where its program failed to write it. */
const filesIn = (form: FormData, field: PictureField): File[] =>
  form
    .getAll(field)
    .filter((value) => value instanceof File)
    .filter((file) => file.size > 0 || file.name !== '');

const renderedOf = (file: File, household: string) =>
  inTurnOf(household, async () => renderPicture(new Uint8Array(await file.arrayBuffer())));

type Found = { picture?: { key: string; shape: string }; staged?: boolean; mistake?: MistakeKey };

type Sender = { viewer: Viewer | null; household: string };

async function pictureIn(form: FormData, field: PictureField, sender: Sender): Promise<Found> {
  const files = filesIn(form, field);
  if (files.length > 1) return { mistake: 'form.twice' };
  const before = form.get(`${field}Remove`) === 'on' ? {} : await hereAlready(form, field, sender.viewer);
  const [file] = files;
  if (!file) return textIn(form, `${field}Lost`) ? { ...before, ...GONE } : before;
  const rendered = await renderedOf(file, sender.household);
  if (rendered.mistake !== undefined) return { ...before, mistake: rendered.mistake };
  const made = await stage(rendered, sender);
  return made.mistake === undefined ? { picture: made, staged: true } : { ...before, mistake: made.mistake };
}

/** A picture that the form had, and that is not here any more: its hour was over, or somebody in it took it down. */
const GONE: Found = { mistake: 'pictures.gone' };

async function hereAlready(form: FormData, field: PictureField, viewer: Viewer | null): Promise<Found> {
  const token = textIn(form, `${field}Token`);
  if (token === undefined) return {};
  const key = keyIn(token);
  const row = key && (await database().picture.findUnique({ where: { key } }));
  if (!row) return GONE;
  const { shape, stagedUntil, personId } = row;
  if (!stagedUntil) return { picture: { key, shape }, staged: false };
  if (stagedUntil <= now() || (personId && personId !== viewer?.id)) return GONE;
  await database().picture.updateMany({
    where: { key, stagedUntil: { not: null } },
    data: { stagedUntil: anHourOn() },
  });
  return { picture: { key, shape }, staged: true };
}

type Staged = { key: string; shape: string; mistake?: undefined } | { mistake: MistakeKey };

/** The files first, then the row: a row always has its files. A mistake where there is no room for them. */
async function stage(rendered: Rendered, { viewer, household }: Sender): Promise<Staged> {
  const { shape, small, large } = rendered;
  const mistake = await whyNotKept(small.length + large.length, { person: viewer?.id, household });
  if (mistake) return { mistake };
  try {
    const key = await keepFiles(rendered);
    await database().picture.create({
      data: { key, shape, personId: viewer?.id, stagedUntil: anHourOn() },
    });
    return { key, shape };
  } catch (error) {
    if (isDiskFull(error)) return { mistake: 'pictures.noRoom' };
    throw error;
  }
}

/** Stages a copy of a picture, so that it can stand elsewhere too; undefined where there is no such picture, or no room for it. */
export async function stageCopy(
  viewer: Viewer,
  key: string,
  db: Transaction,
): Promise<StagedPicture | undefined> {
  const picture = await db.picture.findFirst({
    where: { key, stagedUntil: null },
    select: { shape: true, words: true },
  });
  if (!picture || (await whyNotKept(await sizeOf(key), { person: viewer.id }))) return undefined;
  const copy = await copyFiles(key).catch(() => undefined);
  if (!copy) return undefined;
  const row = { key: copy, personId: viewer.id, stagedUntil: anHourOn() };
  await db.picture.create({ data: { ...picture, ...row } });
  return { ...picture, key: copy, token: pictureToken(copy) };
}

function textIn(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
