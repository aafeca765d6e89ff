// "Around me": asks the browser where it is, on a tap and never before, rounds that to a kilometre or so, and goes to the board there.

class AroundMe extends HTMLElement {
  connectedCallback() {
    if (!navigator.geolocation || this.firstChild) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button-quiet';
    button.textContent = this.getAttribute('label');
    const words = document.createElement('p');
    words.className = 'hint';
    words.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      words.textContent = this.getAttribute('waiting');
      button.disabled = true;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => this.go(coords),
        () => {
          words.textContent = this.getAttribute('refused');
          button.disabled = false;
        },
        { timeout: 15_000, maximumAge: 600_000 },
      );
    });
    this.append(button, words);
  }

  go({ latitude, longitude }: { latitude: number; longitude: number }) {
    const asked = new URLSearchParams(location.pathname === '/' ? location.search : '');
    asked.delete('near');
    asked.set('at', `${latitude.toFixed(2)},${longitude.toFixed(2)}`);
    location.assign(`/?${asked}`);
  }
}

customElements.define('around-me', AroundMe);

export {};
