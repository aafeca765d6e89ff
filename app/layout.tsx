import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Bar } from '#components/page/bar';
import { Fonts } from '#components/page/fonts';
import { Foot } from '#components/page/foot';
import { Passphrase } from '#components/page/passphrase';
import { Top } from '#components/page/top';
import { wholeAddress } from '#lib/platform/config/address';
import { board } from '#lib/settings/queries';
import { asLanguage, recordOf } from '#lib/values/language/languages';
import { DARK, LIGHT } from '#lib/values/palette';
import './globals.css';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await board();
  return {
    metadataBase: new URL(wholeAddress('/')),
    title: { default: name, template: `%s · ${name}` },
    manifest: '/manifest.webmanifest',
    icons: { icon: '/icons/loaf.svg', apple: '/icons/loaf-touch.png' },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: LIGHT.ground },
    { media: '(prefers-color-scheme: dark)', color: DARK.ground },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const language = asLanguage(locale) ?? 'en';
  const t = await getTranslations('page');
  return (
    <html lang={language} dir={recordOf(language).direction}>
      <body>
        <Fonts language={language} />
        <a className="skip print:hidden" href="#content">
          {t('skip')}
        </a>
        <Passphrase />
        <Top />
        {children}
        <Foot />
        <Bar />
      </body>
    </html>
  );
}
