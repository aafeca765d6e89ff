import { boardPath, readBoardParameters } from '#lib/board/parameters';
import { feedAddress, parametersOf } from '#lib/feeds/address';
import { answered, FORMATS, formatIn, refused } from '#lib/feeds/answer';
import { feedId } from '#lib/feeds/id';
import { languageIn } from '#lib/feeds/language';
import { fedFromBoard } from '#lib/feeds/queries';
import { renderFeed } from '#lib/feeds/render';
import { board } from '#lib/settings/queries';

type Props = { params: Promise<{ format: string }> };

/** `/board.ics`, `.atom`, `.json`, `.txt` (next.config.ts): what stands on the board, asked as the board is asked. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { name, area, language: own } = await board();
  const { language, named, said } = languageIn(request, own);
  const format = formatIn((await params).format);
  if (!format) return refused(404, language);
  const asked = readBoardParameters(parametersOf(new URL(request.url)));
  if (!asked || !named) return refused(400, language);
  const near = asked.near ?? asked.at;
  const posts = await fedFromBoard({ ...asked, area: near ?? area });
  const page = boardPath({ ...asked, near, after: null });
  const self = feedAddress(page, format, said);
  const feed = {
    id: feedId(page),
    board: name,
    name,
    words: 'board' as const,
    page,
    self,
    posts,
    day: asked.day,
  };
  return answered(request, { content: renderFeed(feed, format, language), type: FORMATS[format], language });
}
