import { boardDrawing } from '#components/feeds/drawings';
import { previewOf } from '#components/feeds/preview';
import { board } from '#lib/board/queries';
import { refused } from '#lib/feeds/answer';
import { languageIn } from '#lib/feeds/asked';
import { speechIn } from '#lib/feeds/speech';
import { now } from '#lib/when/clock';
import { todayIn } from '#lib/when/day';
import { zone } from '#lib/when/zone';

/** The picture beside a link to the board. */
export async function GET(request: Request): Promise<Response> {
  const { name, language: own } = await board();
  const { language, named } = languageIn(request, own);
  if (!named) return refused(400, language);
  return previewOf(request, boardDrawing(name, todayIn(zone(), now()), speechIn(language)), language);
}
