import 'server-only';
import { redirect } from 'next/navigation';
import { emailSchema } from '#lib/people/address/schema';
import { signIn } from '#lib/people/passphrase/mutations';
import { signInOnDevice } from '#lib/people/session/mutations';
import { currentViewer } from '#lib/people/session/queries';
import { askForSignInLink } from '#lib/people/sign-in-link/mutations';
import type { Viewer } from '#lib/people/viewer';
import { mustBeForm } from '#lib/platform/form/bound';
import { type HeldForm, holding, WHO_FIELDS } from '#lib/platform/form/held';
import { household } from '#lib/platform/form/household';
import { firstMistake, textsIn } from '#lib/platform/form/parse';
import { written } from '#lib/values/text/people-words';

// Where actions take their viewer. A session may have ended while somebody typed: signed out elsewhere, a hundred days, a lost cookie. Then
// the form is held: it comes back whole in the page that asks who it is, and is sent again from there. Nothing of it is kept meanwhile,
// and what they may do is decided for whoever signed in.

/** What a form says beside its texts once it is held, in place of fields of these names; null takes one away. */
export type Hold = (form: FormData, household: string) => Promise<Record<string, string | null>>;
const TEXTS_ALONE: Hold = async () => ({});

/** Whoever sends a form for the signed-in; where nobody is signed in any more, the answer asks who it is. `hold` as `Hold` has it. */
export async function requireSender(form: FormData, hold: Hold = TEXTS_ALONE): Promise<Viewer> {
  mustBeForm(form);
  const viewer = await currentViewer();
  return viewer ?? (await whoSaid(form, { hold, isForAnybody: false }));
}

/**
 * Whoever sends a form that visitors send too: null for a visitor, who gives a name at its end. A form without a place for a name was opened
 * by somebody who was signed in: where they are no more, the answer asks who it is.
 */
export async function formSender(form: FormData, hold: Hold = TEXTS_ALONE): Promise<Viewer | null> {
  mustBeForm(form);
  const viewer = await currentViewer();
  if (viewer) return viewer;
  const ask = form.get(WHO_FIELDS.ask);
  if (ask === 'newcomer') return null;
  if (form.has('name') && ask === null && !form.has(WHO_FIELDS.name)) return null;
  return await whoSaid(form, { hold, isForAnybody: true });
}

type Way = { hold: Hold; isForAnybody: boolean };

/** Whoever the form says it is, by name and passphrase; else asks. */
async function whoSaid(form: FormData, { hold, isForAnybody }: Way): Promise<Viewer> {
  const text = (name: string) => String(form.get(name) ?? '');
  const [passphrase, email] = [text(WHO_FIELDS.passphrase), text(WHO_FIELDS.email)];
  const who = text(WHO_FIELDS.name) || (isForAnybody ? text('name') : '');
  const isAnswer = form.has(WHO_FIELDS.name);
  const ask = async (asks: Pick<HeldForm, 'mistakes' | 'isLinkSent'>) => {
    const box = holding().getStore();
    if (box)
      box.held = {
        ...asks,
        who,
        email,
        isForAnybody,
        fields: textsIn(form, await hold(form, await household())).map(([name, value]) => [
          name,
          written(value),
        ]),
      };
    return redirect('/sign-in'); // the door puts the page that asks in its place
  };
  const way = form.get(WHO_FIELDS.ask);
  if (way === 'link' || (way === null && !passphrase && email)) return await ask(await linkTo(email));
  const viewer = isAnswer && passphrase ? await signIn(who, passphrase) : undefined;
  if (!viewer) return await ask({ mistakes: isAnswer ? mistakeOf(form, passphrase) : {}, isLinkSent: false });
  await signInOnDevice(viewer);
  return viewer;
}

/** Nothing is wrong where they only come back, having signed in elsewhere or not. */
function mistakeOf(form: FormData, passphrase: string): HeldForm['mistakes'] {
  if (passphrase) return { [WHO_FIELDS.passphrase]: 'people.wrongPassphrase' };
  return form.has(WHO_FIELDS.ask) ? {} : { [WHO_FIELDS.passphrase]: 'text.required' };
}

async function linkTo(typed: string): Promise<Pick<HeldForm, 'mistakes' | 'isLinkSent'>> {
  const { data, error } = emailSchema.shape.email.safeParse(typed);
  if (error) return { mistakes: { [WHO_FIELDS.email]: firstMistake(error) }, isLinkSent: false };
  await askForSignInLink(data);
  return { mistakes: {}, isLinkSent: true };
}
