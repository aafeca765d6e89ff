import 'server-only';
import { deleteInvitations } from '#lib/people/invitation/sweep.sql';
import { rows, today } from '#lib/platform/database/sweep-step';

/** Invitations whose last day is over. */
export const passedInvitations = rows('invitation', deleteInvitations, today);
