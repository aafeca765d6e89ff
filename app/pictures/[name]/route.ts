import { currentViewer } from '#lib/people/session/queries';
import { pictureFile } from '#lib/platform/files/picture-files';
import { pictureSeenBy } from '#lib/posts/post/queries';

type Props = { params: Promise<{ name: string }> };

const NAME = /^([A-Za-z0-9_-]{20,64})-(small|large)\.webp$/;

/** What everybody sees never changes under its name, but it can go; what is left to those who were part of it is kept nowhere. */
const KEPT = { everybody: 'private, max-age=3600, immutable', some: 'private, no-store' };

/** A picture, for whoever sees the post or place that it belongs to; nothing here for everybody else. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const [, key, size] = NAME.exec((await params).name) ?? [];
  const seen = key && (await pictureSeenBy(currentViewer, key));
  const file = seen && (await pictureFile(key, size === 'small' ? 'small' : 'large'));
  if (!file) return new Response('', { status: 404, headers: { 'Content-Type': 'text/html' } });
  return new Response(file, { headers: { 'Content-Type': 'image/webp', 'Cache-Control': KEPT[seen] } });
}
