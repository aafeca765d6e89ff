import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// What is installed is what was chosen: exact versions, from the registry, each with the hash of its bytes.

type Versions = Record<string, string>;
type Listed = {
  dependencies: Versions;
  devDependencies: Versions;
  optionalDependencies: Versions;
  overrides: Record<string, string | Versions>;
  allowScripts: Record<string, boolean>;
};
type Package = Partial<Pick<Listed, (typeof KINDS)[number]>> & {
  version: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
  bundleDependencies?: string[];
  hasInstallScript?: boolean;
};
type Lock = { lockfileVersion: number; packages: Record<string, Package> };

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
/** Sixty-four bytes in Base64. */
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const REGISTRY = 'https://registry.npmjs.org/';
/** A range of versions: not an address, a file, a repository or another package's name. */
const RANGE = /^[^:/]*$/;

const LISTED: Listed = JSON.parse(readFileSync('package.json', 'utf8'));
const LOCK: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

const nameOf = (at: string) => at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
const everyListed = (listed: Listed) => KINDS.flatMap((kind) => Object.entries(listed[kind]));

/** Where a package finds another one: in its own folder, or in one above. */
function seenFrom(lock: Lock, at: string, name: string): Package | undefined {
  const inside = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
  if (lock.packages[inside] || at === '') return lock.packages[inside];
  return seenFrom(
    lock,
    at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '',
    name,
  );
}

/** What package.json says and the lock file does not, and what it leaves open. */
function unpinned(listed: Listed, lock: Lock): string[] {
  const direct = new Map(everyListed(listed));
  const wrong = (name: string, version: string, locked: string | undefined) =>
    EXACT.test(version) && locked === version ? [] : [`${name}: ${version} is said, ${locked} is locked`];
  const root = KINDS.filter(
    (kind) => JSON.stringify(lock.packages['']?.[kind]) !== JSON.stringify(listed[kind]),
  );
  const overridden = Object.entries(listed.overrides).flatMap(([name, value]) => {
    const said = (version: string) =>
      version.startsWith('$') ? (direct.get(version.slice(1)) ?? version) : version;
    if (typeof value === 'string')
      return Object.entries(lock.packages)
        .filter(([at]) => nameOf(at) === name)
        .flatMap(([at, { version }]) => wrong(at, said(value), version));
    return Object.entries(value).flatMap(([inner, version]) =>
      wrong(`${name} > ${inner}`, said(version), seenFrom(lock, `node_modules/${name}`, inner)?.version),
    );
  });
  return [
    ...root.map((kind) => `${kind} are others in the lock file`),
    ...[...direct].flatMap(([name, version]) =>
      wrong(name, version, lock.packages[`node_modules/${name}`]?.version),
    ),
    ...overridden,
  ];
}

/** What the lock file takes from elsewhere than the registry, or without saying what it must be. */
function unsealed(lock: Lock): string[] {
  const bundled = (at: string) =>
    Object.entries(lock.packages).some(
      ([above, { bundleDependencies = [] }]) =>
        at.startsWith(`${above}/node_modules/`) && bundleDependencies.includes(nameOf(at)),
    );
  return Object.entries(lock.packages).flatMap(([at, one]) => {
    if (at === '') return lock.lockfileVersion === 3 ? [] : ['another format'];
    const asked = Object.entries({ ...one.dependencies, ...one.optionalDependencies });
    return [
      one.link ? `${at}: a folder` : '',
      one.resolved && !one.resolved.startsWith(REGISTRY) ? `${at}: from ${one.resolved}` : '',
      !SHA512.test(one.integrity ?? '') && !(one.inBundle && bundled(at)) ? `${at}: without its hash` : '',
      ...asked.map(([name, range]) => (RANGE.test(range) ? '' : `${at}: asks for ${name} at ${range}`)),
    ].filter((fault) => fault !== '');
  });
}

/** Install scripts that nobody decided on, and decisions about none. */
function undecided(listed: Listed, lock: Lock): string[] {
  const decided = Object.keys(listed.allowScripts);
  const decides = (key: string, name: string) =>
    key === name || (key.endsWith('/*') && name.startsWith(key.slice(0, -1)));
  const scripted = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([at]) => nameOf(at));
  return [
    ...scripted.filter((name) => !decided.some((key) => decides(key, name))),
    ...decided.filter((key) => !scripted.some((name) => decides(key, name))),
  ];
}

const faults = (listed: Listed, lock: Lock) => [
  ...unpinned(listed, lock),
  ...unsealed(lock),
  ...undecided(listed, lock),
];

test('every package is pinned, comes from the registry, and has its hash', () => {
  expect(Object.keys(LOCK.packages).length).toBeGreaterThan(500);
  expect(faults(LISTED, LOCK)).toEqual([]);
});

test('what comes with the code names no registry of its own', () => {
  expect(existsSync('.npmrc') ? readFileSync('.npmrc', 'utf8') : '').not.toMatch(/registry/);
});

const at = (lock: Lock, name: string) => lock.packages[`node_modules/${name}`] as Package;
const PLANTED: Record<string, (listed: Listed, lock: Lock) => unknown> = {
  'a range': (listed, lock) => {
    listed.dependencies.zod = '^4.6.7';
    Object.assign(lock.packages[''] as Package, { dependencies: listed.dependencies });
  },
  'another version than is said': (_, lock) => Object.assign(at(lock, 'zod'), { version: '4.6.6' }),
  'a lock file of before': (listed) => Object.assign(listed.devDependencies, { 'left-pad': '1.3.0' }),
  'an override that does not hold': (_, lock) => Object.assign(at(lock, 'mysql2'), { version: '3.30.0' }),
  'one of a package alone': (_, lock) => Object.assign(at(lock, 'deepmerge-ts'), { version: '9.0.0' }),
  'another place': (_, lock) => Object.assign(at(lock, 'pg'), { resolved: 'https://example.org/pg.tgz' }),
  'no transport to trust': (_, lock) =>
    Object.assign(at(lock, 'pg'), { resolved: 'http://registry.npmjs.org/pg' }),
  'a repository': (_, lock) => Object.assign(at(lock, 'pg'), { dependencies: { a: 'github:somebody/a' } }),
  'a folder': (_, lock) => Object.assign(at(lock, 'pg'), { link: true }),
  'no hash': (_, lock) => delete at(lock, 'pg').integrity,
  'a weak hash': (_, lock) =>
    Object.assign(at(lock, 'pg'), { integrity: 'sha1-GFcc5l4oaFoH+BPbhsCUc7QMAg8=' }),
  'a bundle of nobody': (_, lock) => {
    delete at(lock, 'pg').integrity;
    at(lock, 'pg').inBundle = true;
  },
  'an install script': (_, lock) => Object.assign(at(lock, 'pg'), { hasInstallScript: true }),
  'a decision about none': (listed) => Object.assign(listed.allowScripts, { pg: true }),
};
test.each(Object.entries(PLANTED))('found: %s', (_, plant) => {
  const [listed, lock] = [structuredClone(LISTED), structuredClone(LOCK)];
  plant(listed, lock);
  expect(faults(listed, lock)).not.toEqual([]);
});
