import 'server-only';
import { deleteInvitations, oldestInvitations } from '#lib/people/invitation/sweep.sql';
import type { Oldest } from '#lib/platform/database/oldest';
import { rows, today } from '#lib/platform/database/sweep-step';
import { retentionDays } from '#lib/values/periods';

/** Invitations whose last day is over. */
export const passedInvitations = rows('invitation', deleteInvitations, today);

export const oldestOfInvitations: Oldest = { asks: oldestInvitations, stays: retentionDays('invitation') };
