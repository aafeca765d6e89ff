import { getTranslations } from 'next-intl/server';
import { Form, Send } from '#components/ui/form/form';
import { Once } from '#components/ui/form/once';
import { Words } from '#components/ui/words';
import { givePicture } from '#lib/conversations/actions';
import type { PictureView } from '#lib/pictures/schema';
import { startingWith } from '#lib/platform/form/state';
import type { PostView } from '#lib/posts/post/schema';

type Props = { post: Pick<PostView, 'isHost' | 'where'>; picture: PictureView };

/** Puts a picture of one's own post onto the page of the place it is at, before it is forgotten. Nothing where it is at none. */
export async function GivePicture({ post, picture }: Props) {
  const { place } = post.where;
  if (!post.isHost || !place) return null;
  const t = await getTranslations('conversations');
  return (
    <Form action={givePicture.bind(null, picture.key)} start={startingWith()} className="mt-1">
      <Once />
      <Send quiet>
        <span>{t.rich('givePicture', { place: () => <Words text={place.name} plain /> })}</span>
      </Send>
    </Form>
  );
}
