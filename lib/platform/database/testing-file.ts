import { freshDatabase } from '#lib/platform/database/testing';

// Vitest's setup before each test file: a database of its own, in a zone that is nobody's default.
process.env.TZ = 'Europe/Berlin';
process.env.DATABASE_URL = await freshDatabase();
