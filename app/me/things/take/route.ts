import { getLocale } from 'next-intl/server';
import { bundle } from '#lib/export/bundle';
import { mayDownload } from '#lib/export/rules';
import { currentViewer } from '#lib/people/session/queries';
import { asLanguage } from '#lib/values/language/languages';
import { now } from '#lib/values/time/clock';

/** The file with everything the viewer has here, a moment after they asked for it; later the address leads back to the button. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  const token = new URL(request.url).searchParams.get('token') ?? '';
  if (!viewer || !mayDownload(token, viewer.id, now()))
    return new Response(null, { status: 303, headers: { Location: '/me/things' } });
  const language = asLanguage(await getLocale()) ?? 'en';
  return new Response(bundle(viewer, language), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="things.zip"',
      'Cache-Control': 'no-store',
    },
  });
}
