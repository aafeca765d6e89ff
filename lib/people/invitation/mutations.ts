import 'server-only';
import { vouches } from '#lib/people/careful/queries';
import type { NewInvitationView } from '#lib/people/invitation/schema';
import { deleteInvitation, lockGroupInvitation } from '#lib/people/person/people.sql';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addTombstones } from '#lib/platform/database/tombstones';
import { retentionDays } from '#lib/values/periods';
import { randomToken, sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { addDays, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/**
 * Makes an invitation for one person or for a group, for seven days. What it returns stands nowhere else, and nothing says who made it: it
 * is taken back by a token of its own.
 */
export async function invite(viewer: Viewer, forGroup: boolean): Promise<NewInvitationView> {
  const [token, back] = [randomToken(), randomToken()];
  const until = addDays(todayIn(zone(), now()), retentionDays('invitation'));
  await database().invitation.create({
    data: {
      tokenHash: sha256(token),
      backHash: sha256(back),
      forGroup,
      welcomes: !forGroup && (await vouches(viewer)),
      until: new Date(until),
    },
    select: { id: true },
  });
  return { token, back, forGroup, until };
}

/** Takes an invitation back: from now on nobody comes by it. @returns false where there is none, or none any more */
export async function revokeInvitation(back: string): Promise<boolean> {
  return database().$transaction(async (db) => {
    const invitation = await db.invitation.findUnique({ where: { backHash: sha256(back) } });
    if (!invitation) return false;
    await db.invitation.deleteMany({ where: { id: invitation.id } });
    await addTombstones(db, 'Invitation', invitation.id);
    return true;
  });
}

/**
 * Somebody comes in by an invitation: one for one person is used up, in the transaction that gives them their name. Nothing says afterwards
 * who came by which. @returns undefined where it does not open (any more)
 */
export async function redeemInvitation(
  token: string,
  db: Transaction,
): Promise<{ welcomes: boolean } | undefined> {
  const [tokenHash, today] = [sha256(token), todayIn(zone(), now())];
  const [used] = await run(db, deleteInvitation, { tokenHash, today });
  if (used) await addTombstones(db, 'Invitation', used.id);
  if (used) return { welcomes: used.welcomes };
  // Held, so that whoever takes it back meanwhile waits until they are in, or they find it gone.
  const [group] = await run(db, lockGroupInvitation, { tokenHash, today });
  return group;
}
