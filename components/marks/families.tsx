import { cut, type Spot, spot } from '#components/marks/cut';

/** Takes one of several choices, as the place's name has it. */
export type Choose = <T>(...choices: T[]) => T;

/** A way of scoring a loaf: cuts that never touch, so that bridges of crust stay between them. */
type Family = (choose: Choose) => Spot[][];

/** How far from the middle a cut may end. */
const RIM = 98;

const upTo = (many: number): number[] => Array.from({ length: many }, (_, index) => index);
/** Evenly to both sides of nought: for three -1, 0, 1. */
const abreast = (many: number): number[] => upTo(many).map((index) => index - (many - 1) / 2);
/** Evenly all around, in degrees. */
const around = (many: number): number[] => upTo(many).map((index) => (index * 360) / many);
/** How far to each side of the middle line the loaf reaches at this height. */
const breadth = (height: number): number => Math.sqrt(Math.max(0, RIM ** 2 - height ** 2));
/** An arc about the middle of the loaf: from where, how far around (both in degrees), how far from the middle, and how wide. */
type Arc = { from: number; span: number; distance: number; width: number };
const arc = ({ from, span, distance, width }: Arc): Spot[] => {
  const bow = -distance * (1 - Math.cos((span * Math.PI) / 360));
  return cut(spot(from, distance), spot(from + span, distance), { bow, width });
};

/** The baker's cross, and its sister with five arms. */
const cross: Family = (choose) => {
  const many = choose(4, 4, 5);
  const [near, width] = [choose(12, 24), choose(24, 30, 36)];
  const between = many === 4 ? choose([], [], [45, 135, 225, 315]) : [];
  return [
    ...around(many).map((way) => cut(spot(way, near), spot(way, RIM), { width })),
    ...between.map((way) => cut(spot(way, 52), spot(way, RIM), { width: 20 })),
  ];
};

/** Slashes side by side, straight, bent or swayed. */
const slashes: Family = (choose) => {
  const [many, gap, width] = choose([2, 62, 36], [3, 54, 28], [3, 54, 32], [4, 44, 24]);
  const run = { bow: choose(0, 0, 14, -14), sway: many > 2 ? choose(0, 0, 16) : 0, width };
  return abreast(many).map((at) => cut([-breadth(at * gap), at * gap], [breadth(at * gap), at * gap], run));
};

/** A leaf: its rib, and veins to both sides. */
const leaf: Family = (choose) => {
  const bow = choose(0, 5);
  const lean = choose(34, 46, 56);
  const roots = lean > 50 ? [-2, 50] : choose([-16, 44], [-24, 22, 68]);
  const veins = roots.flatMap((root) =>
    [-1, 1].map((side) => {
      const end = Math.min(84, breadth(root - 8 - lean));
      return cut([side * 18, root], [side * end, root - lean], { bow: side * bow, width: 23 });
    }),
  );
  return [cut([0, -RIM], [0, RIM], { width: 22 }), ...veins];
};

/** One great ear along the side, and a row of small cuts across from it. */
const ear: Family = (choose) => {
  const [many, gap, width] = choose([3, 46, 24], [4, 38, 22], [5, 32, 19]);
  const lean = choose(-14, 0, 14);
  const row = abreast(many).map((at) => {
    const end = Math.min(76, breadth(at * gap) - 8);
    return cut([10 - Math.abs(at) * 2, at * gap + lean], [-end, at * gap - lean], { width });
  });
  return [cut([30, -90], [30, 90], { bow: choose(-34, -42), width: choose(28, 34) }), ...row];
};

/** Cuts along the sides of a triangle, square, pentagon or hexagon. */
const window: Family = (choose) => {
  const [many, off, half] = choose([3, 46, 66], [4, 62, 52], [5, 68, 42], [6, 72, 34]);
  const run = { bow: choose(0, -8, 10), width: choose(22, 26) };
  const sides = around(many).map((way) => {
    const [[x, y], [ax, ay]] = [spot(way, off), spot(way + 90, half)];
    return cut([x - ax, y - ay], [x + ax, y + ay], run);
  });
  const inner = many < 5 ? choose(0, many) : 0;
  return [
    ...sides,
    ...around(inner).map((way) => cut(spot(way + 180 / many, 6), spot(way + 180 / many, 46), { width: 20 })),
  ];
};

/**
 * Arcs that turn outwards from the middle. What turns has five arms or more: with three or four it could be taken for
 * a sign that nobody wants on a loaf.
 */
const whirl: Family = (choose) => {
  const [many, width] = choose([5, 28], [6, 25], [7, 22]);
  const [twist, bow] = choose([40, -18], [60, -26], [84, -34]);
  return around(many).map((way) => cut(spot(way, 24), spot(way + twist, RIM), { bow, width }));
};

/** A fan that opens from the rim. */
const fan: Family = (choose) => {
  const [many, step, width] = choose([4, 27, 30], [5, 24, 26], [5, 26, 28]);
  const [near, bend] = [choose(0.3, 0.4), choose(0, 4, -4)];
  return abreast(many).map((at) => {
    const [x, y] = spot(at * step - 90, 1);
    const far = -y * RIM * 1.96;
    return cut([x * near * far, RIM + y * near * far], [x * far, RIM + y * far], { bow: at * bend, width });
  });
};

/** Shells: bows one within the other. */
const shells: Family = (choose) => {
  const [bow, width] = [choose(-38, -50), choose(22, 27)];
  return choose([72, 24, -24], [76, 36, -4, -44], [60, 0]).map((at) =>
    cut([-breadth(at), at], [breadth(at), at], { bow: Math.max(bow, -(88 + at)), width }),
  );
};

/** Arrowheads, one behind the other. */
const chevrons: Family = (choose) => {
  const [drop, bow] = [choose(30, 44, 58), choose(0, 6)];
  return choose([-74, -24, 26], [-84, -44, -4, 36]).flatMap((at, _, all) =>
    [-1, 1].map((side) => {
      const end = Math.min(84, breadth(at + drop));
      return cut([side * 8, at], [side * end, at + drop], {
        bow: -side * bow,
        width: all.length > 3 ? 20 : 26,
      });
    }),
  );
};

/** A basket's weave. */
const weave: Family = (choose) => {
  const [gap, half, width] = [choose(34, 40), choose(34, 39), choose(24, 28)];
  const bow = choose(0, 0, 5, -5);
  return upTo(4).flatMap((corner) => {
    const [x, y] = spot(corner * 90 + 45, 60);
    return [-gap / 2, gap / 2].map((at) =>
      corner % 2
        ? cut([x - half, y + at], [x + half, y + at], { bow: Math.sign(y) * bow, width })
        : cut([x + at, y - half], [x + at, y + half], { bow: Math.sign(x) * bow, width }),
    );
  });
};

/** Short cuts all around, like a sun's rays. */
const sun: Family = (choose) => {
  const [many, width] = choose([6, 30], [7, 28], [8, 26], [9, 24]);
  const [near, twist] = [choose(40, 52), choose(0, 0, 24, -24)];
  return around(many).map((way) => cut(spot(way, near), spot(way + twist, RIM), { bow: -twist / 4, width }));
};

/** Arcs that go round, as a tree's rings do. */
const rings: Family = (choose) => {
  const many = choose(3, 4, 5);
  const outer = around(many).map((way) => arc({ from: way, span: 360 / many - 20, distance: 86, width: 22 }));
  const heart = choose(
    () => [30, 150, 270].map((way) => arc({ from: way, span: 92, distance: 40, width: 22 })),
    () => around(5).map((way) => cut(spot(way, 10), spot(way, 56), { width: 22 })),
    () => around(6).map((way) => cut(spot(way, 24), spot(way, 60), { width: 20 })),
    () => [cut([-54, 0], [54, 0], { sway: 22, width: 30 })],
  );
  return [...outer, ...heart()];
};

/** Slashes in columns: two that lean alike, or three that lean against each other, as herringbone is woven. */
const columns: Family = (choose) => {
  const lean = choose(14, 20, 26);
  const [all, reach, width, gap] = choose([[-42, 42], 36, 27, 42], [[-58, 0, 58], 24, 23, 42]);
  return all.flatMap((x, column) => {
    const [side, lower] = all.length > 2 ? [column % 2 ? lean : -lean, 0] : [lean, column ? -12 : 12];
    return abreast(x === 0 ? 4 : 3).map((at) =>
      cut([x - reach, at * gap + lower - side], [x + reach, at * gap + lower + side], { width }),
    );
  });
};

/** A river, and a field in each of its bends. */
const river: Family = (choose) => {
  const [sway, width] = [choose(32, 44), choose(34, 42)];
  const fields = choose(
    [{ x: 14, y: 60 }],
    [
      { x: 8, y: 50 },
      { x: 26, y: 78 },
    ],
  ).flatMap(({ x, y }) =>
    [-1, 1].map((side) => cut([side * (x - 42), -side * y], [side * (x + 42), -side * y], { width: 24 })),
  );
  return [cut([-RIM, 0], [RIM, 0], { sway: -sway, width }), ...fields];
};

export const FAMILIES: Family[] = [
  ...[cross, slashes, leaf, ear, window, whirl, fan],
  ...[shells, chevrons, weave, sun, rings, columns, river],
];
