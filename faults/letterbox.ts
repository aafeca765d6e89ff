import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** How a mail server treats what is for an address: by the word that the address begins with. */
const MOODS = ['down', 'refusing', 'dropping', 'slow', 'silent'] as const;
export type Mood = (typeof MOODS)[number];

/** A slow one takes a mail after so many milliseconds. */
const SLOW = 8_000;

/** A mail server on this machine that is not always in the mood. */
export class Letterbox {
  /** For whom mails came, each as often as one did. */
  readonly got: string[] = [];
  /** How often something was not taken. */
  refused = 0;
  isMoody = true;
  port = 0;
  #server: SMTPServer | undefined;

  /** Opens it; at the same port again after `close`. */
  async open(): Promise<void> {
    const server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS'], closeTimeout: 100 },
      onData: (stream, session, done) => this.#take(stream, session, done).catch(() => {}), // who hangs up says nothing more
    });
    server.on('error', () => {}); // who is dropped says no goodbye
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.#server = server;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => (this.#server ? this.#server.close(() => resolve()) : resolve()));
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error) => void) {
    await stream.toArray();
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const mood = MOODS.find((each) => to.startsWith(each));
    if (this.isMoody && mood === 'slow') await pause(SLOW);
    else if (this.isMoody && mood !== 'down') {
      this.refused++;
      if (mood === 'refusing') return done(Object.assign(new Error('not now'), { responseCode: 451 }));
      // Dropped, or never answered: the connection is ended by one side or the other.
      if (mood === 'dropping') this.#hangUp(session);
      return;
    }
    this.got.push(to);
    done();
  }

  /** Ends the connection of one session, and of no other: what is taken slowly meanwhile is taken. */
  #hangUp({ id }: SMTPServerSession): void {
    for (const connection of this.#server?.connections ?? []) if (connection.id === id) connection.close();
  }
}
