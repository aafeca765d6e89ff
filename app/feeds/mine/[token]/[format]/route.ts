import { answered, FORMATS, formatIn, refused } from '#lib/feeds/answer';
import { feedId } from '#lib/feeds/id';
import { languageIn } from '#lib/feeds/language';
import { ownCalendar } from '#lib/feeds/own/queries';
import { fedPosts } from '#lib/feeds/queries';
import { renderFeed } from '#lib/feeds/render';
import { speechIn } from '#lib/feeds/speech';
import { board } from '#lib/settings/queries';
import { watchedPosts } from '#lib/watches/queries';

type Props = { params: Promise<{ token: string; format: string }> };

/** `/mine/TOKEN.ics`, `.atom`, `.json`, `.txt` (next.config.ts): what somebody comes to, calls and watches for, for whoever holds the secret address. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { token, format: asked } = await params;
  const { name: own, language: spoken } = await board();
  const [format, mine] = [formatIn(asked), await ownCalendar(token)];
  const { language, named } = languageIn(request, mine?.language ?? spoken);
  if (!format || !mine) return refused(404, language);
  if (!named) return refused(400, language);
  const name = `${speechIn(language).feeds('name.mine')} · ${own}`;
  const busy = mine.posts.map(({ id }) => id);
  const watched = (await watchedPosts(mine.personId)).map(({ id }) => id).filter((id) => !busy.includes(id));
  const others = await fedPosts({ id: { in: watched } });
  const posts = [...mine.posts, ...watched.flatMap((id) => others.find((post) => post.id === id) ?? [])];
  const feed = { id: feedId(mine.id), board: own, name, words: 'mine' as const, page: '/me', posts, busy };
  const text = renderFeed(feed, format, language);
  return answered(request, { content: text, type: FORMATS[format], language });
}
