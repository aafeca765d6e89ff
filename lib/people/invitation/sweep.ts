import 'server-only';
import { deleteInvitations } from '#lib/people/invitation/sweep.sql';
import { rows, today } from '#lib/platform/database/sweep-step';
import { retentionDays } from '#lib/values/periods';

/** Invitations whose last day is over. */
export const passedInvitations = rows('invitation', deleteInvitations, today);
