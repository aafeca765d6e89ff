import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import type { DayView } from '#lib/posts/schema';

/** That a date does not take place, and why; or what is different this time. */
export async function Off({ day: { calledOff, words } }: { day: DayView }) {
  if (!calledOff && !words) return null;
  const t = await getTranslations('board');
  const said = <Words text={words} plain />;
  if (!calledOff) return <p className="off">{said}</p>;
  return <p className="off">{words ? t.rich('card.offWhy', { why: () => said }) : t('card.off')}</p>;
}
