/** A point on the loaf: its middle is 0, 0 and its edge 120 away. */
export type Spot = readonly [x: number, y: number];

/** How a cut runs: bent to one side, swayed to both like an S, and how wide its blade opened it. */
export type Run = { bow?: number; sway?: number; width?: number };

/** At twenty pixels a cut of this width is still more than a pixel and a half. */
const WIDTH = 24;

/** A baker's cut from one spot to another, pointed at both ends, as the closed line around it. */
export function cut(from: Spot, to: Spot, { bow = 0, sway = 0, width = WIDTH }: Run = {}): Spot[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const [nx, ny] = [-dy / length, dx / length];
  const beside = (along: number, off: number): Spot => [
    from[0] + dx * along + nx * off,
    from[1] + dy * along + ny * off,
  ];
  // A cubic reaches three quarters of the way to its handles.
  const [first, second, half] = [(bow + sway) / 0.75, (bow - sway) / 0.75, width / 2 / 0.75];
  return [
    from,
    beside(0.28, first + half),
    beside(0.72, second + half),
    to,
    beside(0.72, second - half),
    beside(0.28, first - half),
  ];
}

/** The spot in this direction (degrees, clockwise from the right) at this distance from the middle. */
export function spot(degrees: number, distance: number): Spot {
  const radians = (degrees * Math.PI) / 180;
  return [Math.cos(radians) * distance, Math.sin(radians) * distance];
}

/** The cut turned about the middle of the loaf. */
export function turned(line: Spot[], degrees: number): Spot[] {
  const [cos, sin] = spot(degrees, 1);
  return line.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]);
}

/** The cut as SVG path data, in whole units: a board shows many of them, and every byte is sent. */
export function drawn([from, ...rest]: Spot[]): string {
  const whole = ([x, y]: Spot): Spot => [Math.round(x) + 0, Math.round(y) + 0];
  const [start, a, b, to, c, d] = [from as Spot, ...rest].map(whole) as [Spot, Spot, Spot, Spot, Spot, Spot];
  const arc = (origin: Spot, ...spots: Spot[]) =>
    `c${spots
      .flatMap(([x, y]) => [x - origin[0], y - origin[1]])
      .join(' ')
      .replaceAll(' -', '-')}`;
  return `M${start.join(' ').replace(' -', '-')}${arc(start, a, b, to)}${arc(to, c, d, start)}z`;
}
