import { getTranslations } from 'next-intl/server';
import { Line } from '#components/ui/form/fields';
import { Form, Send } from '#components/ui/form/form';
import { More } from '#components/ui/form/more';
import { startingWith } from '#lib/platform/form/state';
import { withdraw } from '#lib/posts/post/actions';
import { FAREWELLS, type PostView, withdrawSchema } from '#lib/posts/post/schema';
import { limitsOf } from '#lib/values/text/input';

export async function Withdraw({ post: { id, kind } }: { post: PostView }) {
  const t = await getTranslations('posts');
  const farewell = FAREWELLS[kind];
  return (
    <Form action={withdraw.bind(null, id)} start={startingWith()}>
      <More summary={t('do.withdraw')} names={['sentence']}>
        <div className="grid gap-4">
          <div>
            <Send quiet name="farewell" value={farewell}>
              {t(`withdraw.${farewell}`)}
            </Send>
          </div>
          <Line
            name="sentence"
            label={t('withdraw.sentence')}
            hint={t('withdraw.hint')}
            {...limitsOf(withdrawSchema.shape.sentence)}
          />
          <div>
            <Send>{t('withdraw.send')}</Send>
          </div>
        </div>
      </More>
    </Form>
  );
}
