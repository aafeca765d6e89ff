import { paperOf } from '#components/board/paper';
import type { Props } from '#components/posts/date-line';
import { Off } from '#components/posts/off';
import { When } from '#components/ui/when';
import { Words } from '#components/ui/words';

/** Which date it is, on the paper of its day, and how it stands. */
export function DateHeading({ date: { post, day } }: Props) {
  return (
    <header>
      <p>
        <a href={`/posts/${post.id}`} className="inline-flex min-h-11 items-center">
          <Words text={post.title} plain />
        </a>
      </p>
      <h1 className="text-[1.625rem] [&_time]:whitespace-normal">
        <span className={`patch ${paperOf(day.day)}`}>
          <When day={day} style="long" />
        </span>
      </h1>
      <Off day={day} />
    </header>
  );
}
