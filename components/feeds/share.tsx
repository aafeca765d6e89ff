import { getTranslations } from 'next-intl/server';
import { Island } from '#components/ui/island';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'share-text': { copied: string; children: ReactNode };
    }
  }
}

/** The week as text: a link to it, and with JavaScript one tap that shares or copies it. */
export async function ShareText({ address }: { address: string }) {
  const t = await getTranslations('feeds');
  return (
    <>
      <share-text copied={t('links.copied')}>
        <a href={address}>{t('links.text')}</a>
      </share-text>
      <Island name="share-text" />
    </>
  );
}
