'use client';
import type { ReactNode } from 'react';
import { Notice } from '#components/ui/form/form';
import { State } from '#components/ui/form/state';
import type { FormState } from '#lib/platform/form/state';

type Props = {
  address: string;
  fields: [name: string, value: string][];
  state: FormState;
  children: ReactNode;
};

/** A form as it was sent once, unseen, and what is asked beside; sent to where it went before. */
export function SentAgain({ address, fields, state, children }: Props) {
  return (
    <State value={state}>
      <form action={address} method="post" encType="multipart/form-data" className="form">
        <Notice />
        {fields.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields never move
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </State>
  );
}
