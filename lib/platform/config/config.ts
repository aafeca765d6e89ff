import path from 'node:path';
import { z } from 'zod';
import { isRecipient } from '#lib/platform/config/recipient';
import { LANGUAGES } from '#lib/values/language/languages';

/** Which environment variables Fournil reads, what each may be, and what to say of a mistake. */
const schema = z.object({
  PORT: z.coerce.number('must be a number, for example 3000').int().min(1).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url('must be a whole address, for example https://rosengarten.example').optional(),
  TRUST_PROXY: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  PROCESSES: z.coerce.number('must be a number').int().min(1).max(64).default(1),
  METRICS_PORT: z.coerce.number('must be a number').int().min(1).max(65535).optional(),
  LOG: z.enum(['text', 'json'], 'must be text or json').default('text'),
  SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
  BACKUP_KEY: z.string().min(32, 'must be at least 32 characters long').optional(),
  BACKUP_RECIPIENT: z
    .string()
    .refine(isRecipient, 'must be a recipient, age1…: npm run keeper -- backup-identity makes one')
    .optional(),
  BACKUPS: z.enum(['off', 'daily'], 'must be off or daily').default('off'),
  BACKUP_DIR: z.string().min(1).optional(),
  MAIL_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().optional(),
  // Where what cannot wait is reported; several, separated by commas.
  KEEPER_MAIL: z
    .string()
    .transform((text) => text.split(',').map((address) => address.trim()))
    .pipe(z.array(z.email('must be one e-mail address, or several with commas between them')))
    .default([]),
  SIGN_UP: z.enum(['open', 'invite'], 'must be open or invite').default('open'),
  BOARD_NAME: z.string().max(60, 'must be at most 60 characters long').optional(),
  // "lat,lng", or a town, which is looked up when there is a list of towns (lib/values/geo/board-area.ts).
  BOARD_AREA: z.string().max(200, 'must be at most 200 characters long').optional(),
  BOARD_LANGUAGE: z
    .enum(LANGUAGES, `must be ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(LANGUAGES)}`)
    .optional(),
  TZ: z.string().refine(isZone, 'must be a zone of the IANA list, for example Europe/Berlin').optional(),
});

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export type Config = ReturnType<typeof readConfig>;

/** A mistake in the environment, in words for the keeper. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment. An empty variable counts as absent.
 * @throws ConfigError naming every variable that is wrong and what it should be.
 */
export function readConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data, error } = schema.safeParse(given);
  if (!data) {
    const lines = error.issues.map(({ path: [name], message }) => `  ${String(name)} ${message}`);
    throw new ConfigError(`The settings cannot be used:\n${lines.join('\n')}`);
  }
  return {
    ...data,
    DATA_DIR: path.resolve(data.DATA_DIR),
    BACKUP_DIR: data.BACKUP_DIR && path.resolve(data.BACKUP_DIR),
    PUBLIC_URL: data.PUBLIC_URL && new URL(data.PUBLIC_URL).origin,
    TRUST_PROXY: data.TRUST_PROXY === '1',
    TZ: data.TZ ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

let known: Config | undefined;

/** The settings of this process, read once. */
export function config(): Config {
  known ??= readConfig(process.env);
  return known;
}
