import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LinkForm, SignInForm } from '#components/people/sign-in';
import { currentViewer } from '#lib/people/session/queries';
import { isOwnPath } from '#lib/platform/http/referrer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('signIn.title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const { to } = await searchParams;
  const target = typeof to === 'string' && isOwnPath(to) ? to : undefined;
  if (await currentViewer()) redirect(target ?? '/me');
  const t = await getTranslations('people');
  return (
    <main id="content" className="page">
      <h1>{t('signIn.title')}</h1>
      {target && <p className="notice">{t('signIn.needed')}</p>}
      <SignInForm to={target} />
      <h2>{t('signIn.byLink')}</h2>
      <LinkForm />
      <h2>{t('signIn.new')}</h2>
      <p>{t('signIn.newWords')}</p>
      <h2>{t('signIn.lost')}</h2>
      <p>{t('signIn.lostWords')}</p>
    </main>
  );
}
