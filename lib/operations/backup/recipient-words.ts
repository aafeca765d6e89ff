/** What to do where backups are sealed to nobody: without a recipient none is made. */
export const NO_RECIPIENT =
  'No backups are made: they are sealed to a recipient. npm run keeper -- backup-identity makes one, and says the line for .env.';
