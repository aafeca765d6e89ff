// The point of a place is moved by arrow keys, by buttons and in its drawing, without asking the server; the field holds it as "lat,lng".
// What was pasted or typed there is changed by nothing but a deliberate act: the drawing has to be taken in hand first, once for each move,
// so that a thumb which scrolls over it, or a key pressed on the way, moves nothing.
import { pastedPoint } from '#lib/values/geo/pasted-point';
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
const NOWHERE = { lat: 0, lng: 0 };

class PlacePoint extends HTMLElement {
  field = this.closest('form')?.querySelector<HTMLInputElement>('input[name="point"]');
  svg = this.querySelector('svg');
  mark = this.querySelector<SVGGElement>('[data-point]');
  around = this.querySelector<SVGGElement>('[data-around]');
  spot: PlanePoint = { x: 0, y: 0 };
  /** The middle of what the server drew, and of what is seen now. */
  drawn = pointOf(this.getAttribute('middle') ?? '') ?? NOWHERE;
  middle = this.drawn;
  status = document.createElement('p');
  arm = document.createElement('button');

  connectedCallback() {
    const { field, svg, mark } = this;
    if (!field || !svg || !mark) return;
    mark.setAttribute('role', 'application');
    mark.setAttribute('aria-label', svg.querySelector('title')?.textContent ?? '');
    this.addEventListener('keydown', (event) => this.press(event));
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      const step = button && STEPS[button.value];
      if (!step) return;
      event.preventDefault();
      this.step(step);
    });
    svg.addEventListener('pointerdown', (event) => {
      if (!this.isArmed) return;
      event.preventDefault();
      svg.setPointerCapture(event.pointerId);
      this.drag(event);
    });
    svg.addEventListener('pointermove', (event) => {
      if (svg.hasPointerCapture(event.pointerId)) this.drag(event);
    });
    svg.addEventListener('pointerup', () => this.isArmed && this.hold(false, 'moved'));
    field.addEventListener('change', () => {
      const point = pastedPoint(field.value);
      if (point) this.show(point);
    });
    // What the browser kept from before (Back, a reload) is not what was drawn.
    const kept = pastedPoint(field.value);
    if (kept) this.show(kept);
    this.append(this.holder(), ...(navigator.geolocation ? [this.here()] : []), this.status);
    this.status.className = 'hint';
    this.status.setAttribute('role', 'status');
  }

  get metres() {
    return Number(this.getAttribute('metres'));
  }

  get isArmed() {
    return this.arm.getAttribute('aria-pressed') === 'true';
  }

  say(what: string) {
    this.status.textContent = this.getAttribute(what);
  }

  /** The button that takes the point in hand: the next tap in the drawing puts it there, and arrow keys move it. */
  holder() {
    const { arm } = this;
    arm.type = 'button';
    arm.className = 'button-quiet';
    arm.textContent = this.getAttribute('hold');
    arm.setAttribute('aria-pressed', 'false');
    arm.addEventListener('click', () => this.hold(!this.isArmed, this.isArmed ? '' : 'held'));
    return arm;
  }

  hold(isHeld: boolean, said: string) {
    this.arm.setAttribute('aria-pressed', String(isHeld));
    this.svg?.classList.toggle('surroundings-held', isHeld);
    this.say(said);
  }

  press(event: KeyboardEvent) {
    if (!this.isArmed || (event.target !== this.arm && event.target !== this.mark)) return;
    const step = STEPS[event.key];
    if (!step && event.key !== 'Escape') return;
    event.preventDefault();
    if (step) this.step(step);
    else this.hold(false, '');
  }

  /** One step from where the point is said to be, whatever is seen of it. */
  step({ x, y }: PlanePoint) {
    const said = this.field && pastedPoint(this.field.value);
    if (said) this.show(said);
    this.put({ x: this.spot.x + x * STEP, y: this.spot.y + y * STEP });
    this.say('moved');
  }

  drag({ clientX, clientY }: PointerEvent) {
    const matrix = this.svg?.getScreenCTM()?.inverse();
    const spot = matrix && new DOMPoint(clientX, clientY).matrixTransform(matrix);
    if (spot && isInside(spot)) this.put(spot);
  }

  /** Puts the point at a spot of the drawing, and into its field. */
  put({ x, y }: PlanePoint) {
    const { metres, middle, field } = this;
    const point = pointAt({ x: x * metres, y: y * metres }, middle);
    if (field) field.value = pointText(point);
    this.show(point);
  }

  /** Shows a point, as it is: where it lies beyond the drawing, this goes there. */
  show(point: { lat: number; lng: number }) {
    const units = (middle: { lat: number; lng: number }) => {
      const { x, y } = spotOf(point, middle);
      return { x: x / this.metres, y: y / this.metres };
    };
    if (!isInside(units(this.middle))) {
      this.middle = point;
      const { x, y } = units(this.drawn);
      this.around?.setAttribute('transform', `translate(${(-x).toFixed(1)} ${(-y).toFixed(1)})`);
      this.say('gone');
    }
    this.spot = units(this.middle);
    this.mark?.setAttribute('transform', `translate(${this.spot.x.toFixed(1)} ${this.spot.y.toFixed(1)})`);
    this.mark?.classList.remove('surroundings-unset');
  }

  /** A button that takes the browser's position, on a tap only, and has the surroundings drawn anew around it. */
  here() {
    const button = document.createElement('button');
    button.name = 'move';
    button.formNoValidate = true;
    button.className = 'button-quiet';
    button.textContent = this.getAttribute('here');
    button.addEventListener('click', (event) => {
      if (button.value) return;
      event.preventDefault();
      this.say('waiting');
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          button.value = pointText({ lat: coords.latitude, lng: coords.longitude });
          button.click();
        },
        () => this.say('refused'),
        { enableHighAccuracy: true, timeout: 20_000 },
      );
    });
    return button;
  }
}

const isInside = ({ x, y }: PlanePoint) => Math.max(Math.abs(x), Math.abs(y)) <= EDGE;

customElements.define('place-point', PlacePoint);
