import { redirect } from 'next/navigation';
import { boardPath, readBoardParameters } from '#lib/board/parameters';
import { feedAddress, parametersOf } from '#lib/feeds/address';
import { answered, FORMATS, formatIn, refused } from '#lib/feeds/answer';
import { feedId } from '#lib/feeds/id';
import { languageIn } from '#lib/feeds/language';
import { fedFromPlace } from '#lib/feeds/queries';
import { renderFeed } from '#lib/feeds/render';
import { place } from '#lib/places/place/queries';
import { placeAddress, slugIn } from '#lib/places/place/rules';
import { board } from '#lib/settings/queries';

type Props = { params: Promise<{ slug: string; format: string }> };

/** `/places/SLUG.ics`, `.atom`, `.json`, `.txt` (next.config.ts): what is on at a place, and what is so there today. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { slug: address, format: named } = await params;
  const { name, language: own } = await board();
  const { language, named: isSpoken, said } = languageIn(request, own);
  const [format, here] = [formatIn(named), await place(slugIn(address))];
  if (!format || !here) return refused(404, language);
  // Whoever is led to by the id is answered there: a calendar asks for years, and not every one follows.
  if (![here.id, here.slug].includes(slugIn(address) ?? ''))
    redirect(`${placeAddress(here.slug)}.${format}${new URL(request.url).search}`);
  const asked = readBoardParameters(parametersOf(new URL(request.url)));
  if (!asked || !isSpoken) return refused(400, language);
  const { q, kind, day } = asked;
  const query = boardPath({ q, kind, day }).slice(1);
  const feed = {
    id: feedId(here.id + query),
    ...{ board: name, name: `${here.name} · ${name}`, words: 'place' as const, at: here.name },
    ...{
      page: placeAddress(here.slug),
      self: feedAddress(placeAddress(here.id) + query, format, said),
      day,
    },
    posts: here.goes ? [] : await fedFromPlace(here.id, asked),
    line: here.goes ? null : here.today?.words,
  };
  return answered(request, { content: renderFeed(feed, format, language), type: FORMATS[format], language });
}
