'use server';
import { redirect } from 'next/navigation';
import { carryInvitation } from '#lib/people/invitation/invitation-cookie';
import { carryMade, dropMade } from '#lib/people/invitation/made-cookie';
import { invite, revokeInvitation } from '#lib/people/invitation/mutations';
import { invitation } from '#lib/people/invitation/queries';
import { invitationTokenSchema, inviteSchema } from '#lib/people/invitation/schema';
import { requireSender } from '#lib/people/submission/sender';
import { parse } from '#lib/platform/form/parse';
import { saying } from '#lib/platform/form/said';

/** Makes an invitation; it is shown on the next page, and only there. */
export async function makeInvitation(form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  const { data } = parse(inviteSchema, form);
  if (!data) redirect('/invite');
  await carryMade(JSON.stringify(await invite(viewer, data.whom === 'group')));
  redirect('/invite/made');
}

/** "I have it": it is not shown again. */
export async function dismissInvitation(): Promise<void> {
  await dropMade();
  redirect('/invite');
}

/** Takes an invitation back. What came of it, its page says. */
export async function revoke(form: FormData): Promise<void> {
  const { data } = parse(invitationTokenSchema, form);
  if (data) await revokeInvitation(data.token);
  await dropMade();
  redirect(`/invite/back/${encodeURIComponent(data?.token ?? '')}`);
}

/** Comes in by an invitation: this device carries it until its holder gives their name at the end of a form. */
export async function acceptInvitation(form: FormData): Promise<void> {
  const { data } = parse(invitationTokenSchema, form);
  const isGood = data && (await invitation(data.token));
  if (isGood) await carryInvitation(data.token);
  redirect(isGood ? await saying('/', 'invited') : `/in/${encodeURIComponent(data?.token ?? '')}`);
}
