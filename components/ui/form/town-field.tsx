'use client';
import { useContext } from 'react';
import { Choice } from '#components/ui/form/choices';
import { State } from '#components/ui/form/state';
import { Words } from '#components/ui/words';

/** Which town is meant, where the form has to ask: each with its region and country, or none of them. */
export function TownField({ label, none }: { label: string; none: string }) {
  const towns = useContext(State).choices?.town;
  if (!towns) return null;
  const options = towns.map((town) => ({
    value: town.value,
    label: town.label ? <Words text={town.label} plain /> : '…',
  }));
  return <Choice name="town" label={label} options={[...options, { value: 'none', label: none }]} />;
}
