import { encode } from 'uqr';
import { BLACK, WHITE } from '#lib/values/palette';

/** An address as a QR code (ISO/IEC 18004), black on white in every theme: cameras ask for that. `says`: what it is, in words. */
export function Qr({ address, says }: { address: string; says: string }) {
  const { data, size: side } = encode(address, { ecc: 'M', border: 4 });
  // One path for all: each run of dark squares is a rectangle.
  const path = data
    .flatMap((row, y) => runsOf(row).map(({ x, width }) => `M${x} ${y}h${width}v1h-${width}z`))
    .join('');
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      width="288"
      height="288"
      className="qr"
      role="img"
      shapeRendering="crispEdges"
    >
      <title>{says}</title>
      <path d={`M0 0h${side}v${side}h-${side}z`} fill={WHITE} />
      <path d={path} fill={BLACK} />
    </svg>
  );
}

/** Where dark squares stand together in a row. */
function runsOf(row: boolean[]): { x: number; width: number }[] {
  const runs: { x: number; width: number }[] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (isDark && last && last.x + last.width === x) last.width++;
    else if (isDark) runs.push({ x, width: 1 });
  });
  return runs;
}
