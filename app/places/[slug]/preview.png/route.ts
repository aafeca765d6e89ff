import { placeDrawing } from '#components/feeds/drawings';
import { previewOf } from '#components/feeds/preview';
import { refused } from '#lib/feeds/answer';
import { languageIn } from '#lib/feeds/language';
import { placeAsked, saidOutside } from '#lib/places/place/queries';
import { board } from '#lib/settings/queries';

type Props = { params: Promise<{ slug: string }> };

/** The picture beside a link to a place that is open. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { name, language: own } = await board();
  const { language, named } = languageIn(request, own);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const here = await placeAsked((await params).slug, { page: 'preview.png', query });
  if (!here || here.goes || !named) return refused(here && !here.goes ? 400 : 404, language);
  return previewOf(request, placeDrawing(saidOutside(here), name), language);
}
