import { boardDrawing } from '#components/feeds/drawings';
import { previewOf } from '#components/feeds/preview';
import { refused } from '#lib/feeds/answer';
import { languageIn } from '#lib/feeds/language';
import { speechIn } from '#lib/feeds/speech';
import { board } from '#lib/settings/queries';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** The picture beside a link to the board. */
export async function GET(request: Request): Promise<Response> {
  const { name, language: own } = await board();
  const { language, named } = languageIn(request, own);
  if (!named) return refused(400, language);
  return previewOf(request, boardDrawing(name, todayIn(zone(), now()), speechIn(language)), language);
}
