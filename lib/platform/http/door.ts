import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '#lib/platform/config/config';

/** What stands behind the door: Next. */
export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** A door: what is behind it, whether it is open for developing, and the settings. */
export type Door = { handler: Handler; dev: boolean; settings: Config };
