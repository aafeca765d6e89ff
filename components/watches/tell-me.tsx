import { getTranslations } from 'next-intl/server';
import type { Asked } from '#lib/posts/asked';

/** Leads from what one looked for to "tell me when something like this is there". */
export async function TellMe({ asked, place }: { asked?: Partial<Asked>; place?: string }) {
  const t = await getTranslations('watches');
  const { q, near, kind, reach } = asked ?? {};
  const isAsked = q || near || kind;
  const given = Object.entries({ q, near, kind, reach: isAsked ? reach : null, place });
  const about = String(new URLSearchParams(given.filter((entry): entry is [string, string] => !!entry[1])));
  return (
    <a href={about ? `/watch?${about}` : '/watch'} className="button-quiet">
      {place ? t('link.place') : isAsked ? t('link.such') : t('link.some')}
    </a>
  );
}
