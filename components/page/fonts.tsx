import { globSync } from 'node:fs';
import { BUILD } from '#lib/platform/config/build';
import { type Language, recordOf } from '#lib/values/language/languages';

const known = new Map<string, string | undefined>();

/** The address of a font in this build, found once; none while developing. */
function addressOf(font: string): string | undefined {
  if (!known.has(font)) {
    const [file] = globSync(`${BUILD}/static/media/${font}-normal.*.woff2`);
    known.set(font, file?.replace(BUILD, '/_next'));
  }
  return known.get(font);
}

/** Has the fonts of a language fetched while the page is still being read: what comes in time is used, and nothing moves. */
export function Fonts({ language }: { language: Language }) {
  return recordOf(language).fonts.flatMap((font) => {
    const href = addressOf(font);
    return href ? (
      <link key={font} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={href} />
    ) : (
      []
    );
  });
}
