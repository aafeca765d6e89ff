import { postDrawing } from '#components/feeds/drawings';
import { previewOf } from '#components/feeds/preview';
import { refused } from '#lib/feeds/answer';
import { languageIn } from '#lib/feeds/language';
import { fedPost } from '#lib/feeds/queries';
import { speechIn } from '#lib/feeds/speech';
import { board } from '#lib/settings/queries';
import { zone } from '#lib/values/time/zone';

type Props = { params: Promise<{ id: string }> };

/** The picture beside a link to a post that everybody may see. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { name, language: own } = await board();
  const { language, named } = languageIn(request, own);
  const post = await fedPost((await params).id);
  if (!post || !named) return refused(post ? 400 : 404, language);
  return previewOf(request, postDrawing(post, name, { speech: speechIn(language), zone: zone() }), language);
}
