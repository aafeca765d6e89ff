import { getTranslations } from 'next-intl/server';
import { Send } from '#components/ui/form/form';
import { chooseLooksFirst } from '#lib/people/person/actions';

/** Whether the viewer looks first at what newcomers write under their posts. */
export async function LooksFirst({ isOn }: { isOn: boolean }) {
  const t = await getTranslations('people');
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('looksFirst.title')}</h2>
      <p>{t(isOn ? 'looksFirst.on' : 'looksFirst.off')}</p>
      <form action={chooseLooksFirst.bind(null, !isOn)}>
        <Send quiet>{t(isOn ? 'looksFirst.stop' : 'looksFirst.start')}</Send>
      </form>
    </section>
  );
}
