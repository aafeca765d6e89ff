import { runChecks } from '#lib/operations/checks/checks';

// `npm test`: everything that must hold, part by part; `npm test -- e2e crawl` runs one part, with what follows as its filter.
const [only, ...filter] = process.argv.slice(2);
process.exit(await runChecks(only, filter));
