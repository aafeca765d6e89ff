'use server';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { viewerByLink } from '#lib/people/person/mutations';
import { requireSender } from '#lib/people/submission/sender';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import type { FormState } from '#lib/platform/form/state';
import { callToo, leaveAsHost, ratherNot } from '#lib/posts/hosts/mutations';
import { readStillSo } from '#lib/posts/post/rules';
import { stillSoSchema, withdrawSchema } from '#lib/posts/post/schema';
import { stillSo } from '#lib/posts/still-so/mutations';
import { undoWithdrawal, withdrawForOther, withdrawPost } from '#lib/posts/withdrawal/mutations';
import { isId } from '#lib/values/text/id';

/** Withdraws a post with a sentence, or with one of the buttons that say the usual ones. */
export async function withdraw(id: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(withdrawSchema, form);
  if (!data) return refuse(form, mistakes);
  const t = await getTranslations('posts');
  await withdrawPost(viewer, id, data.farewell ? t(`withdraw.${data.farewell}`) : (data.sentence ?? ''));
  return redirect(await saidOf(id, 'withdrawn'));
}

/** Withdraws what was typed in for a neighbour, by somebody else. */
export async function withdrawForNeighbour(id: string, form: FormData): Promise<void> {
  const t = await getTranslations('posts');
  const isWithdrawn = await withdrawForOther(await requireSender(form), id, t('withdraw.settled'));
  redirect(isWithdrawn ? await saidOf(id, 'withdrawn') : pageOf(id));
}

/** Puts a withdrawn post back. */
export async function undo(id: string, form: FormData): Promise<void> {
  const isBack = await undoWithdrawal(await requireSender(form), id);
  redirect(isBack ? await saidOf(id, 'back') : pageOf(id));
}

/** "Still so." */
export async function sayStillSo(id: string, form: FormData): Promise<void> {
  const isSo = await stillSo(await requireSender(form), id);
  redirect(isSo ? await saidOf(id, 'still-so') : pageOf(id));
}

/** "Still so", by the link of the mail that asked. What came of it, its page says. */
export async function renewByLink(form: FormData): Promise<void> {
  const { data } = parse(stillSoSchema, form);
  const asking = data && readStillSo(data.token);
  const host = asking && (await viewerByLink(asking.personId));
  if (host) await stillSo(host, asking.postId, new Date(asking.ends));
  redirect(asking ? `/posts/${asking.postId}/still-so?token=${encodeURIComponent(data.token)}` : '/');
}

/** Leaves a post to its other hosts. */
export async function leavePost(id: string, form: FormData): Promise<void> {
  const isLeft = await leaveAsHost(await requireSender(form), id);
  redirect(isLeft ? await saidOf(id, 'left') : pageOf(id));
}

/** "Yes, I call it too." */
export async function sayYes(id: string, form: FormData): Promise<void> {
  const isHost = await callToo(await requireSender(form), id);
  redirect(isHost ? await saidOf(id, 'yes') : pageOf(id));
}

/** "Rather not." */
export async function sayNo(id: string, form: FormData): Promise<void> {
  await ratherNot(await requireSender(form), id);
  redirect(await saidOf(id, 'no'));
}

/** Whatever is not there, or not theirs, is answered by the page. */
const pageOf = (id: string) => (isId(id) ? `/posts/${id}` : '/');
const saidOf = async (id: string, deed: Parameters<typeof saying>[1]) =>
  isId(id) ? await saying(`/posts/${id}`, deed) : '/';
