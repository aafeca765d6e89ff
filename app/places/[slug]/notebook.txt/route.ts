import { placeAsked } from '#lib/places/place/queries';

type Props = { params: Promise<{ slug: string }> };

/** A place's notebook as plain text, to take along. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const here = await placeAsked((await params).slug, { page: 'notebook.txt' });
  if (!here || here.goes || here.folded !== 'OPEN') return new Response(null, { status: 404 });
  return new Response(`${here.notebook}\n`, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(here.slug)}.txt`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noarchive',
    },
  });
}
