/** Pages that change by being looked at, or that are no pages. */
const LEFT_OUT = [
  '/letters*',
  '/stop*',
  '/cannot*',
  '/reported*',
  '/begin*',
  '/sign-in*',
  '/live*',
  '/healthz',
  '/*.txt',
  '/*.ics',
  '/*.atom',
  '/*.json',
  '/pictures/*',
];

// Which links a browser may fetch ahead, when somebody is about to follow one (HTML standard, speculation rules). Named by a header.
const RULES = {
  prefetch: [
    {
      where: { and: [{ href_matches: '/*' }, ...LEFT_OUT.map((path) => ({ not: { href_matches: path } }))] },
      eagerness: 'moderate',
    },
  ],
};

export function GET(): Response {
  const headers = {
    'Content-Type': 'application/speculationrules+json',
    'Cache-Control': 'public, max-age=86400',
  };
  return new Response(JSON.stringify(RULES), { headers });
}
