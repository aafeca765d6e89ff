import type { ReportReason } from '#lib/reports/schema';
import { retentionDays } from '#lib/values/periods';
import { addDays, todayIn } from '#lib/values/time/day';
import type { ZonedNow } from '#lib/values/time/zone';

/** Within so many milliseconds one mail goes to the keeper, with all that was reported by then. */
export const TOGETHER_FOR = 15 * 60_000;
/** A mail that no mail server took is tried again after so many. */
export const AGAIN_AFTER = 2 * 60_000;

/** When something that was reported is due to be told: a threat at once; anything else with what comes in the next quarter of an hour. */
export const reportDue = (reason: ReportReason, now: Date): Date =>
  new Date(now.getTime() + (reason === 'THREAT' ? 0 : TOGETHER_FOR));

/** The day ('YYYY-MM-DD') on which a report goes that nobody answered. */
export const reportGoesOn = ({ now, zone }: ZonedNow): string =>
  addDays(todayIn(zone, now), retentionDays('report'));
