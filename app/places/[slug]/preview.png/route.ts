import { placeDrawing } from '#components/feeds/drawings';
import { previewOf } from '#components/feeds/preview';
import { refused } from '#lib/feeds/answer';
import { languageIn } from '#lib/feeds/language';
import { place } from '#lib/places/place/queries';
import { slugIn } from '#lib/places/place/rules';
import { board } from '#lib/settings/queries';

type Props = { params: Promise<{ slug: string }> };

/** The picture beside a link to a place that is open. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { name, language: own } = await board();
  const { language, named } = languageIn(request, own);
  const here = await place(slugIn((await params).slug));
  if (!here || here.goes || !named) return refused(here && !here.goes ? 400 : 404, language);
  return previewOf(request, placeDrawing(here, name), language);
}
