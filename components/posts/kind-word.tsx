import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import type { PostView } from '#lib/posts/post/schema';

/** "offered", "asked for Amina", "together". */
export async function KindWord({ post: { kind, forWhom } }: { post: Pick<PostView, 'kind' | 'forWhom'> }) {
  const t = await getTranslations('board');
  if (kind === 'OFFER') return t('card.offered');
  if (kind === 'ACTIVITY') return t('card.together');
  return forWhom ? t.rich('card.askedFor', { who: () => <Words text={forWhom} plain /> }) : t('card.asked');
}
