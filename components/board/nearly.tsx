import { getTranslations } from 'next-intl/server';
import { AskFor } from '#components/board/ask-for';
import type { BoardParameters } from '#lib/board/parameters';
import type { SearchTerms } from '#lib/values/text/search-text';

/** Nothing is spelt as it was typed: what stands here is nearly that. Where it is not what was meant, it is asked for. */
export async function Nearly({ sought, asked }: { sought: SearchTerms | null; asked: BoardParameters }) {
  if (!sought?.withTypos) return null;
  const t = await getTranslations('board');
  return (
    <div className="px-(--edge) py-3">
      <p>{t('nearly')}</p>
      <AskFor words={asked.q} look="button-quiet" />
    </div>
  );
}
