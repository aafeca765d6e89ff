import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';
import { Hidden, Send } from '#components/ui/form/form';
import { Once } from '#components/ui/form/once';
import { Words } from '#components/ui/words';
import { currentViewer } from '#lib/people/session/queries';
import { signInByLink } from '#lib/people/sign-in-link/actions';
import { whomLinkLetsIn } from '#lib/people/sign-in-link/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('signIn.title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const { token } = await searchParams;
  const t = await getTranslations('people');
  const [whom, viewer] = await Promise.all([
    typeof token === 'string' ? whomLinkLetsIn(token) : null,
    currentViewer(),
  ]);
  if (whom === null)
    return (
      <main id="content" className="page">
        <Answer status={410} />
        <h1>{t('signIn.linkOld')}</h1>
        <p>{t('signIn.linkOldWords')}</p>
        <p>
          <a href="/sign-in">{t('signIn.back')}</a>
        </p>
      </main>
    );
  return (
    <main id="content" className="page">
      <h1>{t('signIn.title')}</h1>
      <p>{t.rich('signIn.linkWords', { name: () => <Words text={whom} plain /> })}</p>
      {viewer && viewer.name !== whom && (
        <p>{t.rich('signIn.linkInstead', { name: () => <Words text={viewer.name} plain /> })}</p>
      )}
      <form action={signInByLink} className="form">
        <Hidden name="token" value={String(token)} />
        <Once />
        <Send>{t('signIn.send')}</Send>
      </form>
    </main>
  );
}
