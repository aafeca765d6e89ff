import 'server-only';
import { carriedInvitation } from '#lib/people/invitation/invitation-cookie';
import type { InvitationView } from '#lib/people/invitation/schema';
import { config } from '#lib/platform/config/config';
import { database } from '#lib/platform/database/client';
import { sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** The invitation of a token while it opens; looking does not use it up: previews look at every link. */
export async function invitation(token: string): Promise<InvitationView | null> {
  const row = await database().invitation.findFirst({
    where: { tokenHash: sha256(token), until: { gte: new Date(todayIn(zone(), now())) } },
    select: { forGroup: true, until: true },
  });
  return row && { forGroup: row.forGroup, until: row.until.toISOString().slice(0, 10) };
}

/** Whether there is still an invitation that this token takes back. */
export async function canTakeBack(back: string): Promise<boolean> {
  const where = {
    backHash: sha256(back),
    until: { gte: new Date(todayIn(zone(), now())) },
  };
  return (await database().invitation.findFirst({ where, select: { id: true } })) !== null;
}

/** Whether a visitor can come in by a form: the board is open to all, or they carry an invitation that opens. */
export async function mayComeIn(): Promise<boolean> {
  if (config().SIGN_UP === 'open') return true;
  const token = await carriedInvitation();
  return token !== undefined && (await invitation(token)) !== null;
}
