import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  boardDrawing,
  isRightToLeft,
  paperColour,
  placeDrawing,
  postDrawing,
} from '#components/feeds/drawings';
import { type Drawing, HEIGHT } from '#lib/feeds/picture';
import type { FedPost } from '#lib/feeds/queries';
import { speechIn } from '#lib/feeds/speech';
import { NOTHING_SAID } from '#lib/posts/post/fields';

test('the paper of a picture is that of the board', () => {
  const css = readFileSync('app/tokens.css', 'utf8');
  const days = ['23', '24', '25', '26', '27', '28', '29'].map((day) => paperColour(`2026-11-${day}`));
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  for (const [at, name] of names.entries()) expect(css).toContain(`--color-${name}: ${days[at]}`);
  expect(css).toContain(`--color-any: ${paperColour(null)}`);
});

test('a title is read from the side on which its first letter begins', () => {
  expect(['طبخ معًا', '„שלום', '17 معًا'].map(isRightToLeft)).toEqual([true, true, true]);
  expect(['Bread', 'Bread معًا', '味噌', ''].map(isRightToLeft)).toEqual([false, false, false, false]);
});

test('no words of a picture run into others', () => {
  const days = [{ id: '', kind: 'ANY' as const, starts: new Date(0), ends: new Date(0) }];
  const post = (title: string): FedPost => ({
    ...{ ...NOTHING_SAID, id: '', kind: 'OFFER', title, whereWords: 'by the door', place: null },
    ...{
      rhythm: null,
      rhythmFrom: null,
      excludedDates: [],
      startHour: null,
      endHour: null,
      changedAt: new Date(0),
    },
    occurrences: days.map((day) => ({ ...day, movedFrom: null, calledOff: false, words: '' })),
  });
  const apart = ({ words }: Drawing) =>
    words.every(({ top, room }, at) => room > 0 && top + room <= (words[at + 1]?.top ?? HEIGHT));
  const speech = speechIn('en');
  const posts = ['Bread', 'طبخ', '味噌'].map((title) =>
    postDrawing(post(title), 'Board', { speech, zone: 'UTC' }),
  );
  const place = placeDrawing({ id: 'mill', name: 'The mill' }, 'Board');
  expect([...posts, place, boardDrawing('Board', '2026-11-23', speech)].every(apart)).toBe(true);
});
