import { asLanguage, type Language, languageOf } from '#lib/values/language/languages';

/** The language to write in, and whether the address names one that we speak or none; `said` is the one it names. */
type Spoken = { language: Language; named: boolean; said: Language | null };

/**
 * The language to write in: the one `?language=` names, else as for pages. A calendar is fetched by machines that say none, so the links
 * on pages name it where it is not the board's own.
 */
export function languageIn(request: Request, own: string | null): Spoken {
  const asked = new URL(request.url).searchParams.get('language');
  const { headers } = request;
  const read = languageOf(headers.get('cookie') ?? undefined, headers.get('accept-language'), own);
  const said = asLanguage(asked) ?? null;
  return { language: said ?? read, named: asked === null || said !== null, said };
}
