import type { Metadata } from 'next';
import { NotFound } from '#components/page/not-found';

export const metadata: Metadata = { robots: 'noindex' };

export default function Page() {
  return <NotFound />;
}
