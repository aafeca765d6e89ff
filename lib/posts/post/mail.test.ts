import { expect, test } from 'vitest';
import { newsMail, type PostNews } from '#lib/posts/post/mail';
import { LANGUAGES } from '#lib/values/language/languages';
import { formatDay } from '#lib/values/time/format';

const POST = { id: '3f0c1b52-5f3e-4c0e-9d8e-0a6c5b1f7a11', title: 'Choir' };
const [DAY, TO] = ['2026-11-28', '2026-11-29'];
const NEWS: PostNews[] = [
  ...(['changed', 'dateGone', 'withdrawn', 'named'] as const).map((is) => ({ is })),
  ...(['calledOff', 'takesPlace', 'said', 'otherHour'] as const).map((is) => ({ is, day: DAY })),
  { is: 'moved', day: DAY, to: TO },
];

test.each(LANGUAGES)('each kind of news in %s says which date, and where to read on', (language) => {
  const subjects = NEWS.map((news) => {
    const { subject, text } = newsMail(language, news, POST);
    expect(text.split('\n')).toContain(`http://localhost:3000/posts/${POST.id}`);
    expect(subject).toContain('Choir');
    if ('day' in news) expect(text).toContain(formatDay(DAY, language, 'long'));
    if ('to' in news) expect(text).toContain(formatDay(TO, language, 'long'));
    return subject;
  });
  expect(new Set(subjects).size).toBe(NEWS.length);
});
