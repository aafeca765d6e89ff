import { MANIFEST_ICONS } from '#components/page/icon';
import { answered } from '#lib/feeds/answer';
import { board } from '#lib/settings/queries';
import { languageFor, recordOf } from '#lib/values/language/languages';
import { translatorFor } from '#lib/values/language/translate';
import { LIGHT } from '#lib/values/palette';

// By its name the board is told: asked while the pages are built, there is none.
export const dynamic = 'force-dynamic';

/** What a telephone asks to keep the board among its own things (W3C, Web Application Manifest): in the board's language. */
export async function GET(request: Request): Promise<Response> {
  const { name, language: own } = await board();
  const language = languageFor(null, own);
  const t = translatorFor('page', language);
  const manifest = {
    id: '/',
    name,
    short_name: name,
    lang: language,
    dir: recordOf(language).direction,
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: LIGHT.ground,
    theme_color: LIGHT.ground,
    icons: MANIFEST_ICONS,
    shortcuts: (['together', 'ask', 'offer'] as const).map((way) => ({ name: t(way), url: `/${way}` })),
  };
  return answered(request, {
    content: JSON.stringify(manifest),
    type: 'application/manifest+json',
    language,
    headers: {
      'Cache-Control': 'public, no-cache',
    },
  });
}
