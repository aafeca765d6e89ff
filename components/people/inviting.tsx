import { getTranslations } from 'next-intl/server';

/** Bringing others along. */
export async function Inviting() {
  const t = await getTranslations('invitations');
  return (
    <section className="space-y-4 pt-4">
      <h2>{t('meTitle')}</h2>
      <p>
        <a href="/invite">{t('me')}</a>
      </p>
    </section>
  );
}
