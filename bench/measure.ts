import type { Bench, Measured } from '#bench/benchmark';

// Measures one thing: `node --import ./bin/next-names.ts bench/measure.ts FILE`. Prints what it measured as JSON.
const SECONDS = 3;
const WARM = 15;

const { bench }: { bench: Bench } = await import(`./${process.argv[2]}`);
let answer = '';
for (let at = 0; at < WARM; at++) answer = await bench.once();
const times: number[] = [];
const until = performance.now() + SECONDS * 1_000;
while (performance.now() < until || times.length < 20) {
  const began = performance.now();
  await bench.once();
  times.push(performance.now() - began);
}
times.sort((a, b) => a - b);
const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0;
const { what, goal } = bench;
const measured: Measured = { what, goal, median: at(0.5), p99: at(0.99), answer };
console.log(JSON.stringify(measured));
process.exit();
