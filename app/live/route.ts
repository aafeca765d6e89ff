import { topicsOf } from '#lib/conversations/queries';
import { liveStream } from '#lib/live/stream';
import { viewer } from '#lib/people/queries';

/** `GET /live?about=post:ID`, `place:ID` or `letters`: says when to fetch the page again. 404 for whoever may not read it. */
export async function GET(request: Request): Promise<Response> {
  const about = new URL(request.url).searchParams.get('about') ?? '';
  const looking = await viewer();
  const topics = await topicsOf(looking, about);
  if (!looking || !topics) return new Response(null, { status: 404 });
  const mayStay = async () => (await topicsOf(looking, about)) !== undefined;
  return liveStream({ owner: looking.id, topics, mayStay, signal: request.signal });
}
