import { topicsOf } from '#lib/conversations/subject/queries';
import { viewerOfSession } from '#lib/people/session/queries';
import { sessionToken } from '#lib/people/session/session-cookie';
import { liveStream } from '#lib/platform/live/stream';
import { markSeen } from '#lib/watches/mutations';

/** `GET /live?about=post:ID`, `place:ID` or `letters`: says when to fetch the page again. 404 for whoever may not read it. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const about = searchParams.get('about') ?? '';
  const token = await sessionToken();
  // Asked again at every heartbeat: whoever signs out everywhere, leaves, or may read no longer hears nothing more.
  const heard = async () => {
    const viewer = token ? await viewerOfSession(token) : null;
    const topics = await topicsOf(viewer, about);
    return viewer && topics && { viewer, owner: viewer.id, topics };
  };
  const mine = await heard();
  if (!mine) return new Response(null, { status: 404 });
  // Whose page was fetched ahead looks at it now.
  if (about.startsWith('post:')) await markSeen(mine.viewer, about.slice('post:'.length));
  const age = Math.max(0, Number(searchParams.get('age')) || 0);
  const mayStay = async () => Boolean(await heard());
  return liveStream({ ...mine, age, mayStay, signal: request.signal });
}
