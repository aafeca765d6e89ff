// The point of a place is dragged, or moved by arrow keys and buttons, without asking the server; the field holds it as "lat,lng".
import { type PlanePoint, pointAt, pointText, spotOf } from '#lib/values/geo/plane';
import { pointOf } from '#lib/values/geo/point';

const STEPS: Record<string, PlanePoint> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  north: { x: 0, y: -1 },
  south: { x: 0, y: 1 },
  west: { x: -1, y: 0 },
  east: { x: 1, y: 0 },
};
/** How far a key moves, in units of the drawing, which reaches a hundred to each side. */
const STEP = 3;
const EDGE = 96;

class PlacePoint extends HTMLElement {
  field = this.closest('form')?.querySelector<HTMLInputElement>('input[name="point"]');
  svg = this.querySelector('svg');
  mark = this.querySelector<SVGGElement>('[data-point]');
  spot: PlanePoint = { x: 0, y: 0 };

  connectedCallback() {
    const { field, svg, mark } = this;
    if (!field || !svg || !mark) return;
    mark.setAttribute('tabindex', '0');
    mark.setAttribute('role', 'application');
    mark.setAttribute('aria-label', svg.querySelector('title')?.textContent ?? '');
    this.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      if (!step || event.target !== mark) return;
      event.preventDefault();
      this.step(step);
    });
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      const step = button && STEPS[button.value];
      if (!step) return;
      event.preventDefault();
      this.step(step);
    });
    svg.addEventListener('pointerdown', (event) => {
      svg.setPointerCapture(event.pointerId);
      this.drag(event);
    });
    svg.addEventListener('pointermove', (event) => {
      if (svg.hasPointerCapture(event.pointerId)) this.drag(event);
    });
    field.addEventListener('change', () => {
      const point = pointOf(field.value.replace(/\s/g, ''));
      if (point) this.show(point);
    });
    if (navigator.geolocation) this.append(...this.here());
  }

  get metres() {
    return Number(this.getAttribute('metres'));
  }

  get middle() {
    return pointOf(this.getAttribute('middle') ?? '') ?? { lat: 0, lng: 0 };
  }

  step({ x, y }: PlanePoint) {
    this.put({ x: this.spot.x + x * STEP, y: this.spot.y + y * STEP });
  }

  drag({ clientX, clientY }: PointerEvent) {
    const matrix = this.svg?.getScreenCTM()?.inverse();
    if (matrix) this.put(new DOMPoint(clientX, clientY).matrixTransform(matrix));
  }

  /** Puts the mark at a spot of the drawing, and the point into its field. */
  put({ x, y }: PlanePoint) {
    const inside = (units: number) => Math.max(-EDGE, Math.min(EDGE, units));
    this.draw({ x: inside(x), y: inside(y) });
    const { spot, metres } = this;
    if (this.field)
      this.field.value = pointText(pointAt({ x: spot.x * metres, y: spot.y * metres }, this.middle));
  }

  show(point: { lat: number; lng: number }) {
    const { x, y } = spotOf(point, this.middle);
    this.draw({ x: x / this.metres, y: y / this.metres });
  }

  draw(spot: PlanePoint) {
    this.spot = spot;
    this.mark?.setAttribute('transform', `translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})`);
    this.mark?.classList.remove('surroundings-unset');
  }

  /** A button that takes the browser's position, on a tap only, and has the surroundings drawn anew around it. */
  here() {
    const button = document.createElement('button');
    button.name = 'move';
    button.formNoValidate = true;
    button.className = 'button-quiet';
    button.textContent = this.getAttribute('here');
    const words = document.createElement('p');
    words.className = 'hint';
    words.setAttribute('role', 'status');
    button.addEventListener('click', (event) => {
      if (button.value) return;
      event.preventDefault();
      words.textContent = this.getAttribute('waiting');
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          button.value = pointText({ lat: coords.latitude, lng: coords.longitude });
          button.click();
        },
        () => {
          words.textContent = this.getAttribute('refused');
        },
        { enableHighAccuracy: true, timeout: 20_000 },
      );
    });
    return [button, words];
  }
}

customElements.define('place-point', PlacePoint);
