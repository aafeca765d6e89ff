import type { Client } from '#siege/client';
import type { Mailbox } from '#siege/mailbox';
import type { Person, Scene } from '#siege/scene';

/** What stands under siege: a board that runs, people on it, and ways to come near it. */
export type Siege = {
  scene: Scene;
  mailbox: Mailbox;
  /** How the board is reached by a program that speaks to it itself. */
  port: number;
  origin: string;
  folder: string;
  /** The names of the build's actions. */
  actions: string[];
  /** A device of a visitor, at an address of its own. */
  visitor: () => Client;
  /** Somebody of the scene, on their device, from another address. */
  as: (person: Person) => Client;
  /** Somebody who has just come in. */
  newcomer: (name?: string) => Promise<Person>;
  /** A device whose session was ended from elsewhere. */
  signedOutElsewhere: () => Promise<Client>;
  /** Somebody else asks for an ordinary page, while an attack goes on. @throws where they are not answered in time */
  neighbour: () => Promise<void>;
  /** How much memory the server holds, in bytes. */
  memory: () => number;
};

/**
 * One attack on one door. It throws where the answer is not the right one. That nothing leaked, and that somebody else is answered then, is
 * looked at after each. `quick`: it stands in the short form, too.
 */
export type Case = { name: string; quick?: true; attack: (siege: Siege) => Promise<unknown> };

/** Cases of one kind. */
export type Group = { name: string; cases: Case[] };
