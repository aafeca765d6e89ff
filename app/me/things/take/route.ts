import { getLocale } from 'next-intl/server';
import { bundle } from '#lib/export/bundle';
import { mayDownload } from '#lib/export/rules';
import { currentViewer } from '#lib/people/session/queries';
import { asLanguage } from '#lib/values/language/languages';
import { now } from '#lib/values/time/clock';

/** The file with everything the viewer has here, a moment after they asked for it; later the address leads back to the button. */
export async function GET(request: Request): Promise<Response> {
  const looking = await currentViewer();
  const token = new URL(request.url).searchParams.get('token') ?? '';
  if (!looking || !mayDownload(token, looking.id, now()))
    return new Response(null, { status: 303, headers: { Location: '/me/things' } });
  const language = asLanguage(await getLocale()) ?? 'en';
  return new Response(bundle(looking, language), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="things.zip"',
      'Cache-Control': 'no-store',
    },
  });
}
