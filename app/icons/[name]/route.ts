import { icon } from '#components/page/icon';
import { answered, refused } from '#lib/feeds/answer';
import { languageIn } from '#lib/feeds/language';
import { board } from '#lib/settings/queries';

type Props = { params: Promise<{ name: string }> };

/** The board's icon. It says nothing, so anybody may keep it for a day. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { language } = languageIn(request, (await board()).language);
  const drawn = await icon((await params).name);
  if (!drawn) return refused(404, language);
  const { content, type } = drawn;
  return answered(request, {
    content,
    type,
    language,
    headers: { 'Cache-Control': 'public, max-age=86400' },
  });
}
