import { getTranslations } from 'next-intl/server';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { undoDayHere, undoHere } from '#lib/places/versions/actions';
import { startingWith } from '#lib/platform/form/state';
import type { PeopleWords } from '#lib/values/text/people-words';

type Props = { place: { slug: string; version: string }; to: string; quiet?: boolean };

/** Brings a page back to how it stood before a change. It carries how the page stands as it is looked at. */
export async function PutBack({ place: { slug, version }, to, quiet }: Props) {
  const t = await getTranslations('places');
  return (
    <Form action={undoHere.bind(null, slug, to)} start={startingWith()} className="grid">
      <Hidden name="version" value={version} />
      <Send quiet={quiet}>{t('restore')}</Send>
    </Form>
  );
}

type DayProps = { place: Props['place']; of: string; who: PeopleWords };

/** Undoes all that somebody changed there on the day of a change; it carries how the page stands likewise. */
export async function UndoDay({ place: { slug, version }, of, who }: DayProps) {
  const t = await getTranslations('places');
  return (
    <Form action={undoDayHere.bind(null, slug, of)} start={startingWith()} className="grid">
      <Hidden name="version" value={version} />
      <Send quiet>{t.rich('undoDay', { who: () => <Words text={who} plain /> })}</Send>
    </Form>
  );
}
