import type { ReactNode } from 'react';
import { paperOf } from '#components/board/paper';
import { KindMark } from '#components/marks/kind';
import { PlaceMark } from '#components/marks/pattern';
import { KindWord } from '#components/posts/kind-word';
import { Off } from '#components/posts/off';
import { Rhythm } from '#components/posts/rhythm';
import { Days, Hours, When } from '#components/ui/when';
import { Words } from '#components/ui/words';
import { placeAddress } from '#lib/places/place/rules';
import type { OccurrenceView, PostView } from '#lib/posts/post/schema';
import { hourOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

type Props = { post: PostView; pictures: ReactNode; children: ReactNode };

/** The head of a post, on the paper of its day: its mark, what it is, when and where, and its pictures. */
export async function PostHeading({ post, pictures, children }: Props) {
  const { kind, title, days, body, rhythm, isNew } = post;
  const next = days.find(({ calledOff }) => !calledOff) ?? days[0];
  const isOff = !rhythm && days.every(({ calledOff }) => calledOff);
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
          {isOff ? <s>{<Words text={title} plain />}</s> : <Words text={title} plain />}
        </h1>
        <p className="post-when">
          <PostWhen post={post} />
        </p>
        <PostWhere post={post} />
        {next && !days[1] && <Off day={next} />}
        {body && (
          <div className="mt-5">
            <Words text={body} block plain={isNew} />
          </div>
        )}
        {children}
      </div>
      {pictures}
    </article>
  );
}

/** When it is: its rhythm with its own hours, this or that day, or its one date. What is called off is none of them. */
function PostWhen({ post: { rhythm, days } }: { post: PostView }) {
  const usual = days.find(({ was }) => !was) ?? days[0];
  if (rhythm && usual) {
    const hours = usual.was ?? usual;
    return (
      <>
        <Rhythm rhythm={rhythm} />
        {hours.kind === 'HOUR' && (
          <>
            {', '}
            <Hours day={hours} />
          </>
        )}
      </>
    );
  }
  const places = days.filter(({ calledOff }) => !calledOff);
  const [next, ...others] = (places[0] ? places : days) as [OccurrenceView, ...OccurrenceView[]];
  const isSame = others.every((day) => isAtHours(day, next));
  if (!isSame) return <Days days={[...new Set([next, ...others].map(({ day }) => day))]} style="long" />;
  return <When day={next} alternatives={others.map(({ day }) => day)} style="long" />;
}

const isAtHours = (one: OccurrenceView, other: OccurrenceView) =>
  one.kind === other.kind &&
  hourOf(one.starts, zone()) === hourOf(other.starts, zone()) &&
  hourOf(one.ends, zone()) === hourOf(other.ends, zone());

function PostWhere({ post: { where } }: { post: PostView }) {
  if (!where.place && !where.words) return null;
  return (
    <p className="post-where">
      {where.place && (
        <a href={placeAddress(where.place.slug)}>
          <PlaceMark of={where.place.id} className="size-7" />
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
