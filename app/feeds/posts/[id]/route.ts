import { feedAddress } from '#lib/feeds/address';
import { answered, FORMATS, refused } from '#lib/feeds/answer';
import { feedId } from '#lib/feeds/id';
import { languageIn } from '#lib/feeds/language';
import { fedPost } from '#lib/feeds/queries';
import { renderFeed } from '#lib/feeds/render';
import { board } from '#lib/settings/queries';

type Props = { params: Promise<{ id: string }> };

/** `/posts/ID.ics` (next.config.ts): the dates of one post. What is for any day has none, and so no calendar. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const { name, language: own } = await board();
  const { language, named, said } = languageIn(request, own);
  if (!named) return refused(400, language);
  const post = await fedPost(id);
  if (!post || post.occurrences.every(({ kind }) => kind === 'ANY')) return refused(404, language);
  const page = `/posts/${post.id}`;
  const feed = {
    id: feedId(page),
    ...{
      board: name,
      name,
      words: 'board' as const,
      page,
      self: feedAddress(page, 'ics', said),
      posts: [post],
    },
  };
  return answered(request, { content: renderFeed(feed, 'ics', language), type: FORMATS.ics, language });
}
