import 'server-only';
import { config } from '#lib/config/config';
import { database } from '#lib/database/client';
import { carriedInvitation } from '#lib/door/cookies';
import type { InvitationView } from '#lib/invitations/schema';
import { sha256 } from '#lib/text/random';
import { now } from '#lib/when/clock';
import { todayIn } from '#lib/when/day';
import { zone } from '#lib/when/zone';

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
