import { getTranslations } from 'next-intl/server';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { undoHere } from '#lib/places/versions/actions';
import { startingWith } from '#lib/platform/form/state';

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
