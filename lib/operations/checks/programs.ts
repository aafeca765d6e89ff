import { spawn } from 'node:child_process';

// An empty variable counts as absent.
const SETTINGS = [
  'DATABASE_URL',
  'DATA_DIR',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'SECRET',
  'MAIL_URL',
  'KEEPER_MAIL',
  'BOARD_NAME',
];

/** The programs of a run, one after the other, whose files lie in one folder. An interruption ends the one that runs, and begins no other. */
export class Programs {
  readonly #folder: string;
  #child: ReturnType<typeof spawn> | undefined;
  isInterrupted = false;

  constructor(folder: string) {
    this.#folder = folder;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'])
      process.on(signal, () => {
        this.isInterrupted = true;
        this.#child?.kill('SIGINT'); // by which Playwright ends in order
      });
  }

  /** Runs a Node program to its end and returns its exit code. Settings of the keeper do not reach it. */
  node(args: string[], env: Record<string, string> = {}): Promise<number> {
    const without = { ...process.env, ...Object.fromEntries(SETTINGS.map((name) => [name, ''])) };
    if (this.isInterrupted) return Promise.resolve(1);
    return new Promise((resolve) => {
      const started = spawn(process.execPath, args, {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...without, NEXT_TELEMETRY_DISABLED: '1', TMPDIR: this.#folder, ...env },
      });
      this.#child = started;
      started.on('close', (code) => resolve(code ?? 1));
    });
  }
}
