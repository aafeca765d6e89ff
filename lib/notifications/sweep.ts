import 'server-only';
import { deleteMails } from '#lib/notifications/sweep.sql';
import { rows } from '#lib/platform/database/sweep-step';

/** Mails that could not be handed over in their time. */
export const passedMails = rows('mail', deleteMails, (at) => at);
