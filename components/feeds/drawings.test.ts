import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isRightToLeft, paperColour } from '#components/feeds/drawings';

test('the paper of a picture is that of the board', () => {
  const css = readFileSync('app/globals.css', 'utf8').toLowerCase();
  const days = ['23', '24', '25', '26', '27', '28', '29'].map((day) => paperColour(`2026-11-${day}`));
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  for (const [at, name] of names.entries()) expect(css).toContain(`--color-${name}: ${days[at]}`);
  expect(css).toContain(`--color-any: ${paperColour(null)}`);
});

test('a title is read from the side on which its first letter begins', () => {
  expect(['طبخ معًا', '„שלום', '17 معًا'].map(isRightToLeft)).toEqual([true, true, true]);
  expect(['Bread', 'Bread معًا', '味噌', ''].map(isRightToLeft)).toEqual([false, false, false, false]);
});
