import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Board, freePort, startBoard } from '#e2e/board';
import { serving } from '#e2e/commands/processes';
import { settle } from '#e2e/settle';
import type { Siege } from '#siege/case';
import { Client, type Door } from '#siege/client';
import type { Heard } from '#siege/leaks';
import { Mailbox } from '#siege/mailbox';
import { residentBytes } from '#siege/memory';
import { neighbourOf } from '#siege/neighbour';
import { invited } from '#siege/patience';
import { comeIn, type Person, setScene } from '#siege/scene';
import { word } from '#siege/words';

const ORIGIN = 'https://rosengarten.example';
const BUILD = '.next-test';

/** A board that stands, what its own secrets are, and a way to take what was heard since the last time. */
export type Stand = {
  siege: Siege;
  secrets: [what: string, word: string][];
  heard: () => Heard[];
  board: Board;
};

/** Starts a board as a neighbourhood has it, behind a proxy that it trusts, and sets the scene. */
export async function takeStand(within: number): Promise<Stand> {
  const port = await freePort();
  const env = {
    FOURNIL_NO_RATES: '',
    TRUST_PROXY: '1',
    PUBLIC_URL: ORIGIN,
    BOARD_NAME: 'Rosengarten',
    BOARD_AREA: '52.52,13.40',
  };
  const board = await startBoard({ port, env });
  const door: Door = { port, origin: ORIGIN, actions: actionsOf(BUILD) };
  const devices: Client[] = [];
  let addresses = 0;
  const device = (name?: string, cookies?: Map<string, string>) => {
    addresses++;
    const address = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
    const made = new Client(door, {
      address,
      ...(name !== undefined && { name }),
      cookies: new Map(cookies),
    });
    devices.push(made);
    return made;
  };
  const mailbox = new Mailbox(board.folder);
  const scene = await setScene({ device, mailbox, settle: (name) => settle(board.folder, name) });
  // A crowd of newcomers is slowed but for those who are invited.
  const invitation = await invited(scene.amina.device, device());
  const newcomer = (name = 'Nadia') => comeIn(device(undefined, invitation), `${name} ${word()}`);
  const server = serving(board.process.pid);
  const siege: Siege = {
    ...{ scene, mailbox, port, origin: ORIGIN, folder: board.folder },
    actions: [...door.actions.values()],
    visitor: () => device(),
    as: ({ name, device: own }: Person) => device(name, own.cookies),
    newcomer,
    signedOutElsewhere: async () => {
      const somebody = await newcomer('Dora');
      const gone = device(undefined, somebody.device.cookies);
      await somebody.device.send(await somebody.device.open('/me'), 'signOutEverywhere');
      return gone;
    },
    neighbour: neighbourOf(door, scene, within),
    memory: () => residentBytes(server),
  };
  return {
    siege,
    secrets: secretsIn(board.folder),
    heard: () => devices.splice(0).flatMap(({ heard }) => heard),
    board,
  };
}

/** The names of a build's actions by their ids, as the build itself lists them. */
function actionsOf(build: string): Map<string, string> {
  const manifest = JSON.parse(readFileSync(`${build}/server/server-reference-manifest.json`, 'utf8'));
  return new Map(
    Object.entries<{ exportedName: string }>(manifest.node).map(([id, { exportedName }]) => [
      id,
      exportedName,
    ]),
  );
}

function secretsIn(folder: string): [what: string, word: string][] {
  const keys = readdirSync(path.join(folder, 'keys'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(path.join(folder, 'keys', name), 'utf8').trim())
    .filter((key) => key.length > 15);
  return [
    ...keys.map((key): [string, string] => ['a key of the board', key]),
    ['the folder of the board', folder],
    ['the folder of the program', process.cwd()],
  ];
}
