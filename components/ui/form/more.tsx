'use client';

import { type ReactNode, useContext } from 'react';
import { State, useIsMeanwhile } from '#components/ui/form/state';

type MoreProps = { summary: string; names: string[]; open?: boolean; filled?: boolean; children: ReactNode };

/**
 * What few forms need, folded away: open where one of its fields, by their names, holds something or is refused; with `filled`
 * (its fields hold something from the start), where the form was refused.
 */
export function More({ summary, names, open, filled, children }: MoreProps) {
  const { values, errors, pictures, status } = useContext(State);
  const isMeanwhile = useIsMeanwhile(names);
  const used = filled
    ? status !== undefined
    : names.some((name) => errors[name] || values[name]?.some(Boolean) || pictures?.[name]);
  return (
    <details open={open || used || isMeanwhile}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
