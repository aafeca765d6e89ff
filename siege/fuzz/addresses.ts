import type { Scene } from '#siege/scene';

/** Every address of the board, and some that are none. */
export function addressesIn(scene: Scene): string[] {
  const { offer, activity, date, place, picture, correspondence, calendar, amina } = scene;
  const [post, called, there] = [`/posts/${offer}`, `/posts/${activity}`, `/places/${place}`];
  return `
  / /together /ask /offer /open /places /mine /me /me/things /me/leave /me/email /me/stay /me/left /letters
  /letters/${correspondence} /people/${encodeURIComponent(amina.name)} /people/x /sign-in /sign-in/link /sign-in/sent
  /sign-in/again /map /wander /where /watch /remembers /about /invite /invite/made /invite/back/x /in/x /stop/x /cannot/x /reported/x
  /report/sent /report/post/${offer} /report/letter/x
  /begin ${post} ${called} ${there} ${post}/edit ${post}/still-so ${post}/preview.png ${post}.ics ${called}/edit ${called}/dates/${date}
  ${called}.ics ${there}/edit ${there}/history ${there}/today ${there}/sheet ${there}/wall ${there}/notebook.txt
  ${there}.ics ${there}.atom ${there}.json ${there}.txt /board.ics /board.atom /board.json /board.txt
  /mine/${calendar}.ics /mine/${calendar}.atom /live /live?about=board /one-click /healthz /robots.txt
  /manifest.webmanifest /preview.png /speculation /pictures/${picture} /icons/board.png /islands/live.js /nowhere /_next/x
  `
    .trim()
    .split(/\s+/);
}

/** Names of parameters: those that some page takes, and some that none does. */
export const PARAMETERS = `
  q near at reach kind day after before said kept token key to title place turn last about again when from v size
  __proto__ constructor q[] q[a]
`
  .trim()
  .split(/\s+/);
