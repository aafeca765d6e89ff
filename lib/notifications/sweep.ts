import 'server-only';
import { deleteMails, oldestMails } from '#lib/notifications/sweep.sql';
import type { Oldest } from '#lib/platform/database/oldest';
import { rows } from '#lib/platform/database/sweep-step';

/** Mails that could not be handed over in their time. */
export const passedMails = rows('mail', deleteMails, (at) => at);

export const oldestOfMails: Oldest = { asks: oldestMails };
