import 'server-only';
import { composeNotice } from '#lib/notifications/compose';
import { handOver } from '#lib/notifications/transport';
import { keepers } from '#lib/platform/config/keepers';
import { keyedHash } from '#lib/platform/config/keys';
import { kindOf, logTrouble } from '#lib/platform/config/log';
import { database } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import type { Claiming } from '#lib/platform/jobs/lanes';
import { reportsMail, type ToldReport } from '#lib/reports/mail';
import { claimKeepersMail } from '#lib/reports/reports.sql';
import { AGAIN_AFTER, TOGETHER_FOR } from '#lib/reports/rules';
import { board } from '#lib/settings/queries';
import { languageFor } from '#lib/values/language/languages';
import { now } from '#lib/values/time/clock';

/** More than so many are told in the next mail. */
const MOST = 20;

/** Claims the mail to the keeper, where something that was reported is due and none went within the quarter of an hour: all of it in one, threats first. */
export const claimReports: Claiming = async () => {
  if (!keepers()[0]) return undefined;
  const at = now();
  const reports = await database().$transaction(async (db) => {
    const [mine] = await run(db, claimKeepersMail, { at, before: earlier(at) });
    return mine
      ? db.report.findMany({
          where: { due: { not: null } },
          select: { id: true, reason: true },
          orderBy: [{ reason: 'asc' }, { due: 'asc' }], // as the database has them: a threat is the first of the reasons
          take: MOST,
        })
      : [];
  });
  return reports[0] && (() => tell(reports, at));
};

const earlier = (at: Date): Date => new Date(at.getTime() - TOGETHER_FOR);

/** Hands the mail over to each keeper. Where nobody's mail server takes it, it is tried again soon; where one keeper's does, that one knows. */
async function tell(reports: ToldReport[], at: Date): Promise<void> {
  const { name, language: own } = await board();
  const language = languageFor(null, own);
  const mail = composeNotice(reportsMail(language, reports), language, name);
  let isTold = false;
  for (const to of keepers()) {
    const id = keyedHash('message', [to, ...reports.map((report) => report.id)].join());
    try {
      await handOver({ ...mail, id: Buffer.from(id).toString('base64url'), to, boardName: name });
      isTold = true;
    } catch (error) {
      logTrouble(`A mail to the keeper could not be handed over: ${kindOf(error)}`);
    }
  }
  const ids = reports.map(({ id }) => id);
  if (isTold) await database().report.updateMany({ where: { id: { in: ids } }, data: { due: null } });
  else
    await database().board.updateMany({
      where: { keeperToldAt: at },
      data: { keeperToldAt: new Date(earlier(at).getTime() + AGAIN_AFTER) },
    });
}
