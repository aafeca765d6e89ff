import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Words } from '#components/ui/words';
import type { PostView } from '#lib/posts/post/schema';

/** What else there is to know of a post: where to wait, rain, hands, what is in it, and, for those signed in, who answers for it. */
export async function Facts({ post }: { post: PostView }) {
  const t = await getTranslations('board');
  const names = await getTranslations('posts');
  const { ifItRains, hands, waitWhere, isAtHome, food, hosts, kind, typedFor } = post;
  const isWaitSaid = kind === 'ACTIVITY' && (waitWhere !== '' || isAtHome);
  if (!isWaitSaid && !ifItRains && !hands && !food && hosts.isEmpty) return null;
  return (
    <dl className="facts">
      {isWaitSaid && (
        <Fact name={names('waitWhere')}>
          {waitWhere ? <Words text={waitWhere} plain /> : names('waitAtHome')}
        </Fact>
      )}
      {ifItRains && (
        <Fact name={names('ifItRains')}>
          <Words text={ifItRains} plain />
        </Fact>
      )}
      {hands && (
        <Fact name={names('hands')}>
          <Words text={hands} plain />
        </Fact>
      )}
      {food && (
        <Fact name={t('post.food')}>
          <Food post={post} />
        </Fact>
      )}
      {!hosts.isEmpty && (
        <Fact name={t(`post.hosts.${typedFor ? 'typed' : kind}`)}>
          <ul className="hosts">
            {hosts.render(({ name }) => (
              <li key={name}>
                <a href={`/people/${encodeURIComponent(name)}`}>
                  <Words text={name} plain />
                </a>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is in it, as far as it was said, and whether that is all. */
async function Food({ post: { allergensSaid, allergens, ingredients } }: { post: PostView }) {
  const t = await getTranslations('board');
  const names = await getTranslations('posts');
  const whatElse = allergens[0]
    ? allergensSaid
      ? 'noOthers'
      : 'restNotSaid'
    : allergensSaid
      ? 'none'
      : 'notSaid';
  return (
    <>
      {allergens[0] && (
        <ul className="allergens">
          {allergens.map((allergen) => (
            <li key={allergen}>{names(`allergens.${allergen}`)}</li>
          ))}
        </ul>
      )}
      {ingredients && (
        <p>
          <Words text={ingredients} plain />
        </p>
      )}
      <p className={allergensSaid ? undefined : 'font-bold'}>{t(`post.${whatElse}`)}</p>
    </>
  );
}
