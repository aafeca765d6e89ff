import { z } from 'zod';
import { line } from '#lib/values/text/input';

/** For whom an invitation is. */
export const inviteSchema = z.object({ whom: z.enum(['one', 'group'], { error: 'form.choose' }) });

/** What the links of an invitation carry. */
export const invitationTokenSchema = z.object({ token: line(100) });

/** An invitation as whoever made it sees it, once: what its links carry, and the last day on which it opens. */
export type NewInvitationView = { token: string; back: string; forGroup: boolean; until: string };

/** An invitation as whoever holds it sees it. */
export type InvitationView = { forGroup: boolean; until: string };
