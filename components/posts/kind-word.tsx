import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import type { PostView } from '#lib/posts/post/schema';

type Seen = { post: Pick<PostView, 'kind' | 'forWhom' | 'typedFor'> };

/** "offered", "asked for Amina", "together"; "offered by Amina, through a neighbour". */
export async function KindWord({ post: { kind, forWhom, typedFor } }: Seen) {
  const t = await getTranslations('board');
  if (kind === 'ACTIVITY') return t('card.together');
  const who = () => <Words text={forWhom} plain />;
  if (kind === 'REQUEST')
    return forWhom ? t.rich('card.askedFor', { who }) : t(typedFor ? 'card.askedNeighbour' : 'card.asked');
  if (!typedFor) return t('card.offered');
  return forWhom ? t.rich('card.offeredFor', { who }) : t('card.offeredNeighbour');
}
