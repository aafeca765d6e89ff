/** What runs behind the pages, from the moment a process serves. Each is safe in several processes. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startPost } = await import('#lib/mail/deliver');
  startPost();
}
