import { board } from '#lib/settings/queries';

/**
 * The title of a page whose name people wrote, with the board's behind it. Next would put it into the template of the layout as
 * String.replace does, where "$&" and its like stand for something else.
 */
export async function titleWritten(title: string): Promise<{ absolute: string }> {
  return { absolute: `${title} · ${(await board()).name}` };
}
