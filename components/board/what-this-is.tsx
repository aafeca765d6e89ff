import { getTranslations } from 'next-intl/server';

/** What this is, in one sentence, for whoever has no name here. */
export async function WhatThisIs() {
  const t = await getTranslations('board');
  return (
    <p className="px-(--edge) py-2 text-soft">
      {t.rich('sentence', { about: (words) => <a href="/about">{words}</a> })}
    </p>
  );
}
