import type { ReactNode } from 'react';
import { paperOf } from '#components/board/paper';
import { KindMark } from '#components/marks/kind';
import { PlaceMark } from '#components/marks/pattern';
import { KindWord } from '#components/posts/kind-word';
import { Off } from '#components/posts/off';
import { Rhythm } from '#components/posts/rhythm';
import { Hours, When } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/rules';
import type { DayView, PostView } from '#lib/posts/schema';

type Props = { post: PostView; pictures: ReactNode; children: ReactNode };

/** The head of a post, on the paper of its day: its mark, what it is, when and where, and its pictures. */
export async function PostHeading({ post, pictures, children }: Props) {
  const { kind, title, days, words } = post;
  const [next] = days;
  return (
    <article className={`post-sheet ${paperOf(next && next.kind !== 'ANY' ? next.day : null)}`}>
      <div className="post-head">
        <p className="post-kind">
          <KindMark kind={kind} className="size-8" />
          <span>
            <KindWord post={post} />
          </span>
        </p>
        <h1 className="post-title">
          {next?.calledOff && !days[1] ? <s>{<Words text={title} plain />}</s> : <Words text={title} plain />}
        </h1>
        <p className="post-when">
          <PostWhen post={post} />
        </p>
        <PostWhere post={post} />
        {next && !days[1] && <Off day={next} />}
        {words && (
          <div className="post-words">
            <Words text={words} block />
          </div>
        )}
        {children}
      </div>
      {pictures}
    </article>
  );
}

/** When it is: its rhythm, this or that day, or its one date. */
function PostWhen({ post: { rhythm, days } }: { post: PostView }) {
  const [next, ...others] = days as [DayView, ...DayView[]];
  if (rhythm)
    return (
      <>
        <Rhythm rhythm={rhythm} />
        {next.kind === 'HOUR' && (
          <>
            {', '}
            <Hours day={next} />
          </>
        )}
      </>
    );
  return <When day={next} alternatives={others.map(({ day }) => day)} style="long" />;
}

function PostWhere({ post: { where } }: { post: PostView }) {
  if (!where.place && !where.words) return null;
  return (
    <p className="post-where">
      {where.place && (
        <a href={placeAddress(where.place.slug)}>
          <PlaceMark slug={where.place.slug} className="size-7" />
          <Words text={where.place.name} plain />
        </a>
      )}
      {where.words && (
        <span>
          <Words text={where.words} plain />
        </span>
      )}
    </p>
  );
}
