import type { MailText } from '#lib/notifications/outbox';
import { wholeAddress } from '#lib/platform/config/address';
import { sealedText } from '#lib/platform/config/seal';
import type { ReportReason } from '#lib/reports/schema';
import { translatorFor } from '#lib/values/language/translate';

/** Something that was reported, as a mail tells of it: why, and nothing of what it is. */
export type ToldReport = { id: string; reason: ReportReason };

/** The address of the page where whoever holds it answers. Sealed: nobody else can make one, and nothing is kept for it. */
export const reportAddress = (id: string): string => wholeAddress(`/reported/${sealedText('report', id)}`);

/** What the keeper is told: threats stand first. It names nobody and holds no words of anybody's: those are on the page behind each link. */
export function reportsMail(language: string, reports: ToldReport[]): MailText {
  const t = translatorFor('reports', language);
  const isThreat = reports[0]?.reason === 'THREAT';
  const told = reports.flatMap(({ id, reason }) => [t(`told.${reason}`), reportAddress(id)]);
  return {
    subject: t(isThreat ? 'mail.threat' : 'mail.subject'),
    text: [t('mail.lead'), ...told, t('mail.once')].join('\n'),
  };
}
