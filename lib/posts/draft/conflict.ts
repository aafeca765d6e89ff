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
import { formatDay, formatDays, formatHour } from '#lib/values/time/format';
import { RHYTHMS, type RhythmKey } from '#lib/values/time/rhythm';

type Sent = { pictures: Pictures; mistakes: Mistakes };

/** The answer where somebody else changed a post since its form was opened: their changes in it, and beside it where both changed the same. */
export async function withTheirs(
  now: EditView,
  form: FormData,
  { pictures, mistakes }: Sent,
): Promise<FormState> {
  const before = beforeIn(form);
  const texts = mergeForms(POST_PARTS, {
    base: before?.values ?? null,
    mine: typed(form),
    theirs: now.start.values,
  });
  const merged = mergePictures(before?.pictures ?? null, pictures, now.pictures);
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
      ...Object.fromEntries(Object.entries(merged.both).map(([field, text]) => [`${field}Words`, text])),
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
async function sayingOf({ start: { values }, placeName }: EditView): Promise<(part: string) => Theirs> {
  const [t, errors, locale] = [
    await getTranslations('posts'),
    await getTranslations('errors'),
    await getLocale(),
  ];
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
  return (part) => {
    if (part === WHEN_PART) return { said: (whens[text('when')] ?? (() => day('day')))(), isTime: true };
    if (part === HOURS_PART)
      return { said: [hour('start'), hour('end')].filter(Boolean).join(' – '), isTime: true };
    if (part === SPOT_PART) return placeName ?? { said: t('noPlace') };
    if (TEXT_FIELDS.includes(part)) return text(part);
    return { said: errors(text(part) ? 'conflict.ticked' : 'conflict.unticked') };
  };
}
