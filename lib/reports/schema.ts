import { z } from 'zod';
import { line } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';

/** What can be reported to the keeper. */
export const REPORTABLE = ['post', 'message', 'today', 'picture', 'about', 'letter'] as const;
/** Something that can be. */
export type ReportableThing = { kind: (typeof REPORTABLE)[number]; id: string };

/** The kind of thing that an address names; undefined where that is none to be reported. */
export const reportableKind = (kind: string) => REPORTABLE.find((each) => each === kind);
/** Whether only whoever has a name here sees such a thing. */
export const areOnlyForPeople = (kind: string): boolean => ['message', 'about', 'letter'].includes(kind);

/** The ready reasons, the one that waits for nothing first; WORDS is one's own. */
export const REPORT_READY = ['THREAT', 'GIVES_AWAY', 'UNLAWFUL'] as const;
const REPORT_REASONS = [...REPORT_READY, 'WORDS'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** A report as its form sends it: by the button of a ready reason, or in words. */
export const reportSchema = z.object({
  reason: z.enum(REPORT_REASONS, { error: 'form.invalid' }).default('WORDS'),
  words: line(200, { optional: true }),
});

/** What a keeper is shown who opens the link of a mail: why it was reported, what it says and shows, by whom, and where it stands. */
export type ReportView = {
  kind: ReportableThing['kind'];
  reason: ReportReason;
  why: PeopleWords;
  says: PeopleWords;
  by: PeopleWords | null;
  picture: string | null;
  page: string | null;
};

/** How a keeper answers. */
export const ANSWERS = ['erased', 'left'] as const;
export type ReportAnswer = (typeof ANSWERS)[number];
