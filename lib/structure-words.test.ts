import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// What people wrote is marked `data-words`, and what is marked so the crawl of all pages spares: so one place writes the mark, and no text
// of ours hides behind it.
const ONE_PLACE = 'components/ui/words.tsx';

function marking(files: Source[]): string[] {
  return files
    .filter(({ file, text }) => file !== ONE_PLACE && /data-words|dataset\.words/.test(withoutComments(text)))
    .map(({ file }) => file);
}

test('only <Words> marks what people wrote', () => {
  const files = sources('{app,components,islands,lib}/**/*.{ts,tsx}').filter(
    ({ file }) => !/\.test\.tsx?$/.test(file),
  );
  expect(files.find(({ file }) => file === ONE_PLACE)?.text).toContain('data-words=""');
  expect(marking(files)).toEqual([]);
});

test.each([
  '<textarea data-words="" defaultValue={message} />',
  "const props = { 'data-words': '' };",
  "element.dataset.words = '';",
])('found: %s', (text) => {
  expect(marking([{ file: 'components/posts/a.tsx', text }])).toEqual(['components/posts/a.tsx']);
});
