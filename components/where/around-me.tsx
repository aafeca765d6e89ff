import { getTranslations } from 'next-intl/server';
import { Island } from '#components/ui/island';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'around-me': { label: string; waiting: string; refused: string };
    }
  }
}

/** A button that shows the board around whoever taps it. It is there only where the browser can tell, and asks on the tap only. */
export async function AroundMe() {
  const t = await getTranslations('where');
  return (
    <>
      <around-me label={t('aroundMe')} waiting={t('looking')} refused={t('refused')} />
      <Island name="around-me" />
    </>
  );
}
