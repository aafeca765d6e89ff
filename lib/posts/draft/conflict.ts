import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { mergePictures } from '#lib/pictures/merge';
import { PICTURE_FIELDS } from '#lib/pictures/schema';
import type { Pictures } from '#lib/pictures/staged/mutations';
import { keyIn } from '#lib/pictures/token';
import { BEFORE, beforeIn } from '#lib/platform/form/before';
import { besideTheirs } from '#lib/platform/form/conflict';
import { type Mistakes, typed } from '#lib/platform/form/parse';
import type { FormState, Theirs } from '#lib/platform/form/state';
import { mergeForms } from '#lib/platform/form/three-way';
import { HOURS_PART, POST_PARTS, SPOT_PART, WHEN_PART } from '#lib/posts/draft/parts';
import type { EditView } from '#lib/posts/draft/queries';
import { DAY_FIELDS, WITHOUT_FIELDS } from '#lib/posts/draft/schema';
import { TEXT_FIELDS } from '#lib/posts/post/fields';
import { written } from '#lib/values/text/people-words';
import { formatDay, formatDays, formatHour } from '#lib/values/time/format';
import { RHYTHMS, type RhythmKey } from '#lib/values/time/rhythm';

type Sent = { pictures: Pictures; mistakes: Mistakes };

/** A post's form and the post as it stands by now: what of it both changed, and what somebody else alone. */
function mergePost(now: EditView, form: FormData, pictures: Pictures) {
  const before = beforeIn(form);
  const texts = mergeForms(POST_PARTS, {
    base: before?.values ?? null,
    mine: typed(form),
    theirs: now.start.values,
  });
  const merged = mergePictures(before?.pictures ?? null, pictures, now.pictures);
  if (areDatesOther(now, before?.values ?? {}) && !texts.both.includes(WHEN_PART)) texts.both.push(WHEN_PART);
  return {
    before,
    texts: { ...texts, taken: texts.taken.filter((name) => !texts.both.includes(name)) },
    merged,
  };
}

/** Whether single dates were called off or moved, or not so any more, since the form was opened; what has passed meanwhile is no change. */
function areDatesOther({ apart, known }: EditView, before: FormState['values']): boolean {
  return (['off', 'moved'] as const).some((name) => {
    const [was, is] = [before[name] ?? [], apart[name]];
    const isToCome = (date: string) => known.includes(date.split(' ')[0] ?? '');
    return is.some((date) => !was.includes(date)) || was.some((date) => !is.includes(date) && isToCome(date));
  });
}

/** Whether a post has another version by now, and yet nothing of what its form shows was changed since it was opened. */
export function isAsOpened(now: EditView, form: FormData, pictures: Pictures): boolean {
  const { before, texts, merged } = mergePost(now, form, pictures);
  const isOther = texts.both[0] || texts.taken[0] || merged.taken[0] || Object.keys(merged.both)[0];
  return !isOther && before?.values.kind?.[0] === now.kind;
}

/** The answer where somebody else changed a post since its form was opened: their changes in it, and beside it where both changed the same. */
export async function withTheirs(
  now: EditView,
  form: FormData,
  { pictures, mistakes }: Sent,
): Promise<FormState> {
  const { before, texts, merged } = mergePost(now, form, pictures);
  const { wrong, removed } = takenDown(form, now, { mistakes, known: before?.pictures ?? [] });
  const words = Object.fromEntries(
    PICTURE_FIELDS.map((field) => [`${field}Words`, [merged.pictures[field]?.words ?? '']]),
  );
  const said = await sayingOf(now);
  return besideTheirs(form, {
    mistakes: { ...wrong, '': 'posts.meanwhile' },
    values: { ...texts.values, ...words, version: [now.version], [BEFORE]: [now.before] },
    taken: [...texts.taken, ...merged.taken, ...removed],
    theirs: {
      ...Object.fromEntries(texts.both.map((name) => [name, said(name)])),
      ...Object.fromEntries(
        Object.entries(merged.both).map(([field, text]) => [`${field}Words`, written(text)]),
      ),
    },
    pictures: merged.pictures,
  });
}

/** Pictures that somebody else took away meanwhile are no mistake of whoever still has them in the form. */
function takenDown(
  form: FormData,
  now: EditView,
  { mistakes, known }: { mistakes: Mistakes; known: { key: string }[] },
) {
  const here = new Set(now.pictures.map(({ key }) => key));
  const removed = PICTURE_FIELDS.filter((field) => {
    const key = keyIn(String(form.get(`${field}Token`) ?? ''));
    return (
      mistakes[field] === 'pictures.gone' && known.some((each) => each.key === key) && !here.has(key ?? '')
    );
  });
  const left = Object.entries(mistakes).filter(([field]) => !removed.some((each) => each === field));
  return { removed, wrong: Object.fromEntries(left) };
}

/** What a post says by now of a part of its form, in the reader's words. */
async function sayingOf({
  start: { values },
  placeName,
  apart,
}: EditView): Promise<(part: string) => Theirs> {
  const t = await getTranslations('posts');
  const errors = await getTranslations('errors');
  const locale = await getLocale();
  const text = (name: string) => values[name]?.[0] ?? '';
  const day = (name: string) => formatDay(text(name), locale, 'full');
  const hour = (name: string) =>
    text(name) && formatHour(new Date(`1970-01-01T${text(name)}Z`), locale, 'UTC');
  const days = (names: readonly string[]) => formatDays(names.map(text).filter(Boolean), locale, 'full');
  const rhythm = (): string => {
    const key = RHYTHMS.find((each): each is RhythmKey => each === text('rhythm'));
    const without = days(WITHOUT_FIELDS);
    return [key && t(`rhythms.${key}`), day('day'), without && `${t('without')}: ${without}`]
      .filter(Boolean)
      .join(' · ');
  };
  const whens: Record<string, () => string> = {
    any: () => t('whens.any'),
    days: () => days(DAY_FIELDS),
    span: () => `${day('day')} – ${day('until')}`,
    rhythm,
  };
  const dates = (all: string[]) => formatDays(all, locale, 'full');
  const moved = apart.moved.map((each) => {
    const [from = '', to = '', at] = each.split(' ');
    const hourAt = at && formatHour(new Date(`1970-01-01T${at}Z`), locale, 'UTC');
    const there = [dates([to]), hourAt].filter(Boolean).join(', ');
    return t('movedFrom', { to: there, from: dates([from]) });
  });
  const when = () =>
    [
      (whens[text('when')] ?? (() => day('day')))(),
      apart.off[0] && `${t('calledOff')}: ${dates(apart.off)}`,
      moved[0] && `${t('moved')}: ${moved.join('; ')}`,
    ]
      .filter(Boolean)
      .join(' · ');
  return (part) => {
    if (part === WHEN_PART) return { said: when(), isTime: true };
    if (part === HOURS_PART)
      return { said: [hour('start'), hour('end')].filter(Boolean).join(' – '), isTime: true };
    if (part === SPOT_PART) return placeName ? written(placeName) : { said: t('noPlace') };
    if (TEXT_FIELDS.includes(part)) return written(text(part));
    return { said: errors(text(part) ? 'conflict.ticked' : 'conflict.unticked') };
  };
}
