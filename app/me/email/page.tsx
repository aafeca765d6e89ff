import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Answer } from '#components/ui/answer';
import { Form, Hidden, Send } from '#components/ui/form/form';
import { Words } from '#components/ui/words';
import { confirm } from '#lib/people/address/actions';
import { pendingAddress } from '#lib/people/address/queries';
import { startingWith } from '#lib/platform/form/state';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('email'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const { token } = await searchParams;
  const t = await getTranslations('addresses');
  if (token === undefined)
    return (
      <main id="content" className="page">
        <h1>{t('confirmed')}</h1>
        <p>{t('confirmedWords')}</p>
        <p>
          <a href="/me">{t('toMe')}</a>
        </p>
      </main>
    );
  const wish = typeof token === 'string' ? await pendingAddress(token) : undefined;
  if (!wish)
    return (
      <main id="content" className="page">
        <Answer status={410} />
        <h1>{t('old')}</h1>
        <p>{t('oldWords')}</p>
        <p>
          <a href="/me">{t('toMe')}</a>
        </p>
      </main>
    );
  return (
    <main id="content" className="page">
      <h1>{t('confirm')}</h1>
      <p>
        {t.rich('confirmWords', {
          name: () => <Words text={wish.name} plain />,
          email: () => <Words text={wish.email} plain />,
        })}
      </p>
      <Form action={confirm} start={startingWith()}>
        <Hidden name="token" value={String(token)} />
        <Send>{t('confirmSend')}</Send>
      </Form>
    </main>
  );
}
