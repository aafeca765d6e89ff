import 'server-only';
import { marks, rows, today } from '#lib/platform/database/sweep-step';
import { deletePassedReports, forgetKeepersMail } from '#lib/reports/reports.sql';
import { TOGETHER_FOR } from '#lib/reports/rules';

/** What was reported, and nobody answered. */
export const passedReports = rows('report', deletePassedReports, today);
/** When the keeper was last told. */
export const keepersToldBefore = marks(forgetKeepersMail, (at) => new Date(at.getTime() - TOGETHER_FOR));
