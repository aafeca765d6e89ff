import { getTranslations } from 'next-intl/server';
import { Words } from '#components/ui/words';
import type { Asked } from '#lib/posts/schema';

/** Where one looks, and how far: "around the old mill, a walk". Both lead to where they are chosen. */
export async function LookingLine({ asked, landmark }: { asked: Asked; landmark: string | null }) {
  const t = await getTranslations('board');
  const far = () => <a href="#far">{t(`reach.${asked.reach}`)}</a>;
  return (
    <h1 className="looking">
      {landmark
        ? t.rich('line.place', {
            where: () => (
              <a href="#where">
                <Words text={landmark} plain />
              </a>
            ),
            far,
          })
        : t.rich('line.here', { where: (words) => <a href="#where">{words}</a>, far })}
    </h1>
  );
}
