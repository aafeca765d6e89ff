import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Who } from '#components/people/who';
import { holding } from '#lib/platform/form/held';
import { isOwnPath } from '#lib/platform/http/referrer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('who.title'), robots: { index: false } };
}

/** The answer to a form whose sender is not signed in any more (lib/platform/http/held-form.ts); nobody comes here by an address. */
export default async function Page() {
  const { address, action, held } = holding().getStore() ?? {};
  if (!held || !action?.[0]) redirect('/sign-in');
  const t = await getTranslations('people');
  return (
    <main id="content" className="page">
      <h1>{t('who.title')}</h1>
      <Who address={isOwnPath(address) ? address : '/'} action={action} held={held} />
    </main>
  );
}
