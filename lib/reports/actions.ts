'use server';
import { redirect } from 'next/navigation';
import { currentViewer } from '#lib/people/session/queries';
import { requireSender } from '#lib/people/submission/sender';
import { keepers } from '#lib/platform/config/keepers';
import { bound, mustBeForm } from '#lib/platform/form/bound';
import { household } from '#lib/platform/form/household';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';
import { answerReport, keepReport } from '#lib/reports/mutations';
import { reportable } from '#lib/reports/queries';
import { ANSWERS, areOnlyForPeople, reportSchema } from '#lib/reports/schema';
import { mayReport } from '#lib/reports/tries';

/** Reports what is unlawful or cannot wait to the keeper. Whoever does need not be anybody here; what visitors do not see, they are asked for who they are. */
export async function report(kind: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  mustBeForm(form);
  const viewer = areOnlyForPeople(bound(kind)) ? await requireSender(form) : await currentViewer();
  const { data, mistakes } = parse(reportSchema, form);
  if (!data) return refuse(form, mistakes);
  const { reason } = data;
  const words = data.words ?? '';
  if (reason === 'WORDS' && !words) return refuse(form, { words: 'text.required' });
  const thing = await reportable(viewer, bound(kind), bound(id));
  if (!thing) return refuse(form, { '': 'folds.gone' });
  if (!keepers()[0]) return refuse(form, { '': 'reports.nobody' });
  if (!mayReport(viewer?.id ?? (await household()))) return refuse(form, { '': 'reports.later' });
  await keepReport(thing, { reason, words });
  return redirect('/report/sent');
}

/** A keeper answers, by the link of a mail. */
export async function answer(token: string, how: string): Promise<void> {
  const given = ANSWERS.find((each) => each === bound(how));
  const isDone = given && (await answerReport(bound(token), given));
  redirect(`/reported/${encodeURIComponent(bound(token))}${isDone ? `?now=${given}` : ''}`);
}
