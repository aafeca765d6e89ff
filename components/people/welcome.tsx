import { getTranslations } from 'next-intl/server';
import { Done } from '#components/ui/done';
import { Send } from '#components/ui/form/form';
import { welcomeThem } from '#lib/people/careful/actions';
import { mayWelcome } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';

/** To welcome somebody new whom one knows; nothing where they are not new, or the viewer vouches for nobody yet. */
export async function Welcome({ viewer, name, isSaid }: { viewer: Viewer; name: string; isSaid: boolean }) {
  const t = await getTranslations('people');
  if (isSaid) return <Done id="said">{t('welcome.done')}</Done>;
  if (!(await mayWelcome(viewer, name))) return null;
  return (
    <section className="space-y-2">
      <p className="hint">{t('welcome.hint')}</p>
      <form action={welcomeThem.bind(null, name)}>
        <Send quiet>{t('welcome.send')}</Send>
      </form>
    </section>
  );
}
