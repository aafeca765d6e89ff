// The first thing every command runs, on whatever Node the machine has: installs what is missing, brings Node 24 where the machine's
// own is older, and hands over. Plain JavaScript, because an old Node cannot run the rest.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { supervise } from './supervise.mjs';

const NODE = '24.21.0'; // what is brought; anything from 24 on serves
/** What looks at a board from outside is no command of lib's. */
const ELSEWHERE = {
  month: 'audit/run.ts',
  bench: 'bench/run.ts',
  faults: 'faults/run.ts',
  siege: 'siege/run.ts',
};
/** What nobody who starts a board can do anything about is not said. */
const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
/** What serves, and is started again where it dies. */
const BOARDS = ['start', 'demo'];
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const [command, ...rest] = process.argv.slice(2);
const node = Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : broughtNode();
installPackages(node);
generateClient(node);
handOver(node);

/**
 * Installs the packages of the lock file if it changed since they were. Install scripts stay off: nothing we use needs one. Not
 * `npm ci`: it refuses a lock file made where the registry lacked another platform's optional package.
 */
function installPackages(node) {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const mark = 'node_modules/.fournil-installed';
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.log('Installing packages (a minute, the first time) …');
  // All of them, also where NODE_ENV says production: `npm test` comes by here too, and the mark says that everything is there.
  npm(['install', '--include=dev', '--no-save', '--ignore-scripts'], node);
  writeFileSync(mark, lock);
}

/** Node 24 from npm, kept beside the packages. Made whole before it gets its name, so that a cut-off start leaves no half. */
function broughtNode() {
  const folder = path.join(root, '.runtime', NODE);
  const name = `node-${process.platform}-${process.arch}`;
  const binary = path.join(folder, 'node_modules', name, 'bin/node');
  if (existsSync(binary)) return binary;
  console.log(`This machine has Node ${process.versions.node}; bringing Node ${NODE} …`);
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  writeFileSync(path.join(half, 'package.json'), '{"private":true}');
  npm(['install', '--ignore-scripts', '--no-save', '--prefix', half, `${name}@${NODE}`]);
  try {
    renameSync(half, folder);
  } catch {
    rmSync(half, { recursive: true, force: true }); // another start was quicker
  }
  return binary;
}

/** Runs npm, by the Node that what it installs is for: an older one would warn of each package that asks for a newer. It says its errors only. */
function npm(args, node = process.execPath) {
  const { status } = spawnSync('npm', [...args, ...QUIET], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: pathWith(node) },
  });
  if (status === 0) return;
  console.error(
    'The packages could not be installed: is the npm registry reachable, and is there room on the disk?',
  );
  process.exit(1);
}

function pathWith(node) {
  return `${path.dirname(node)}${path.delimiter}${process.env.PATH}`;
}

/** Prisma's client, written from the schema. The engine it would download is not needed: see docs/decisions/prisma-without-a-download.md. */
function generateClient(node) {
  const schema = createHash('sha256')
    .update(readFileSync('prisma/schema.prisma'))
    .update(readFileSync('package-lock.json'))
    .digest('hex');
  const mark = 'generated/.schema';
  if (existsSync(mark) && readFileSync(mark, 'utf8') === schema) return;
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const { status, stdout, stderr } = spawnSync(node, ['node_modules/prisma/build/index.js', 'generate'], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(stdout, stderr);
    process.exit(1);
  }
  writeFileSync(mark, schema);
}

/** Runs the command, with what it needs around it. */
function handOver(node) {
  const file = path.join(root, ELSEWHERE[command] ?? `bin/${command}.ts`);
  const env = {
    ...process.env,
    PATH: pathWith(node),
    NEXT_TELEMETRY_DISABLED: '1', // nothing tells anybody outside that a board runs here
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, '.runtime/compiled'), // a start is two seconds shorter
  };
  // What says `server-only` may be run by whoever keeps the machine: this is the server. Names are found as Next finds them.
  const asOnTheServer = ['--import', './bin/next-names.ts'];
  const conditions = ['keeper', 'backup', 'restore'].includes(command) ? asOnTheServer : [];
  const args = ['--disable-warning=ExperimentalWarning', ...conditions, file, ...rest];
  supervise(() => spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env }), {
    isBoard: BOARDS.includes(command),
  });
}
