import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { vi } from 'vitest';
import { keyedHash } from '#lib/platform/config/keys';
import { seal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';

// For tests: somebody with an address, and a real mail server, that can also be down, slow, or in a bad mood.

/** Somebody who has an address, or none. */
export async function reader(name: string, email?: string, language = 'en'): Promise<{ id: string }> {
  const address = email ? { emailSealed: seal('email', email), emailHash: keyedHash('email', email) } : {};
  const seen = { carefulUntil: new Date(0), seenOn: new Date() };
  return database().person.create({ data: { name, nameKey: name, language, ...seen, ...address } });
}

/** A mail as its reader gets it, and as it came. */
export type Got = Awaited<ReturnType<typeof simpleParser>> & { raw: string };

/** How a mail server answers what it was sent: undefined takes it. It may drop the connection, or wait for ever. */
type Mood = (session: SMTPServerSession) => Refusal | { kind: 'drop' } | { kind: 'wait' } | undefined;
type Refusal = { kind: 'refuse'; error: Error };

/** A mail server on this machine. */
export class MailServer {
  readonly got: Got[] = [];
  mood: Mood = () => undefined;
  /** How often somebody tried to hand something over. */
  tries = 0;
  #server = this.#make();

  #make(): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      onData: (stream, session, done) => this.#take(stream, session, done),
    });
  }

  async start(port = 0): Promise<string> {
    this.#server.on('error', () => {}); // somebody who is killed says no goodbye
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** After `stop`: is there again. */
  async restart(port: number): Promise<void> {
    this.#server = this.#make();
    await this.start(port);
  }

  async #take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ) {
    const raw = Buffer.concat(await stream.toArray()).toString();
    this.tries++;
    const mood = this.mood(session);
    if (!mood || mood.kind === 'wait') this.got.push({ ...(await simpleParser(raw)), raw });
    if (mood?.kind === 'wait') return;
    if (mood?.kind === 'drop') for (const connection of this.#connections()) connection.close();
    else done(mood?.error);
  }

  #connections() {
    return (this.#server as unknown as { connections: Set<{ close: () => void }> }).connections;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }
}

/** An answer of a mail server that does not take a mail, quoting whom it was for, as they do. */
export function refusal(responseCode: number): Refusal {
  const error = new Error('<canary@example.org>: Recipient address rejected');
  return { kind: 'refuse', error: Object.assign(error, { responseCode }) };
}

/** Waits until something is so, at most a quarter of a minute. */
export function until<T>(holds: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(
    async () => {
      const is = await holds();
      if (!is) throw new Error('it is not so');
      return is;
    },
    { timeout: 15_000, interval: 25 },
  );
}

/** Whoever has claimed mails has them no longer, as after two minutes. */
export async function leasesEnd(): Promise<void> {
  await database().mail.updateMany({ where: { claim: { not: null } }, data: { claimedUntil: new Date(0) } });
}

/** Waits until no mail waits any more. */
export async function allHandedOver(): Promise<void> {
  await until(
    async () => (await database().mail.findFirst({ where: { due: { lte: new Date() } } })) === null,
  );
}
