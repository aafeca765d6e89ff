import { answered, refused } from '#lib/feeds/answer';
import { type Drawing, picture } from '#lib/feeds/picture';

/** A preview picture as an answer. 503 where too many wait to be drawn. */
export async function previewOf(request: Request, drawing: Drawing, language: string): Promise<Response> {
  const drawn = await picture(drawing);
  if (!drawn) return refused(503, language);
  return answered(request, {
    content: drawn,
    type: 'image/png',
    language,
    headers: {
      'Cache-Control': 'public, no-cache',
    },
  });
}
