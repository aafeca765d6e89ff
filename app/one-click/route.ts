import { stopByToken } from '#lib/people/notification-settings/mutations';

export const dynamic = 'force-dynamic';

/**
 * A mail program says "no more mails like this" for its user (RFC 8058): without a page, a cookie or a redirect. The door brings it here
 * from the address that stands in the mail.
 */
export async function POST(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const isAsked = (await request.text()).includes('One-Click');
  const done = isAsked && (await stopByToken(token));
  return new Response(null, { status: done ? 200 : isAsked ? 410 : 400 });
}
