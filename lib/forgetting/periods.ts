/**
 * What this board forgets, and when: the one place where the periods stand, each with the key of its words and its reason in
 * messages/LANGUAGE/remembers.json. `after` is how long a thing stays once it has passed, as an ISO 8601 duration; 'PT0S' is at once.
 */
export type Period = { what: string; after: string };

export const PERIODS = [
  { what: 'withdrawn', after: 'P3D' },
  { what: 'dated', after: 'P3D' },
  { what: 'anyDay', after: 'P30D' },
  { what: 'joining', after: 'P1D' },
  { what: 'activity', after: 'P7D' },
  { what: 'message', after: 'P30D' },
  { what: 'today', after: 'PT0S' },
  { what: 'letter', after: 'P30D' },
  { what: 'version', after: 'P30D' },
  { what: 'place', after: 'P30D' },
  { what: 'link', after: 'PT15M' },
  { what: 'session', after: 'P100D' },
  { what: 'submission', after: 'P1D' },
  { what: 'staged', after: 'PT1H' },
  { what: 'mail', after: 'P1D' },
  { what: 'leaving', after: 'PT0S' },
  { what: 'unseen', after: 'P1Y' },
] as const satisfies readonly Period[];

export type PeriodOf = (typeof PERIODS)[number]['what'];
