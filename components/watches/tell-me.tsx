import { getTranslations } from 'next-intl/server';
import { addressWith, type BoardParameters } from '#lib/board/parameters';

/** Leads from what one looked for to "tell me when something like this is there". */
export async function TellMe({ asked, place }: { asked?: Partial<BoardParameters>; place?: string }) {
  const t = await getTranslations('watches');
  const { q, near, kind, reach } = asked ?? {};
  const isAsked = q || near || kind;
  return (
    <a
      href={addressWith('/watch', { q, near, kind, reach: isAsked ? reach : null, place })}
      className="button-quiet"
    >
      {place ? t('link.place') : isAsked ? t('link.such') : t('link.some')}
    </a>
  );
}
