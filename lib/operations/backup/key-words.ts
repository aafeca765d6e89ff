/** What to tell the keeper of a key that was just made. */
export function keyWords(key: string): string[] {
  return [
    `A key for your backups was made. It is shown only now:\n\n  ${key}\n`,
    'Keep it where this machine is not: whoever restores elsewhere needs it as BACKUP_KEY. Here it is kept in DATA_DIR/keys/backup.',
  ];
}
