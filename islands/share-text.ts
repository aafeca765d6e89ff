// A link to a text, shared or copied with one tap where the browser can; elsewhere it is a link as any other.

class ShareText extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector('a');
    if (!link || (!navigator.share && !navigator.clipboard)) return;
    const words = document.createElement('span');
    words.setAttribute('role', 'status');
    this.append(words);
    let text: Promise<string> | undefined;
    // Fetched as a finger comes down: a browser shares only right after a tap.
    const fetched = () => {
      text ??= fetch(link.href).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
      return text;
    };
    link.addEventListener('pointerdown', () => fetched().catch(() => {}));
    link.addEventListener('click', async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      try {
        if (await this.share(await fetched())) words.textContent = this.getAttribute('copied');
      } catch (error) {
        // Whoever changed their mind stays; where it could not be done, the text is shown.
        if (!(error instanceof DOMException && error.name === 'AbortError')) location.assign(link.href);
      } finally {
        text = undefined;
      }
    });
  }

  /** Hands the text over, or copies it: true where it was copied. */
  async share(text: string): Promise<boolean> {
    if (navigator.share && matchMedia('(pointer: coarse)').matches) {
      await navigator.share({ text });
      return false;
    }
    await navigator.clipboard.writeText(text);
    return true;
  }
}

customElements.define('share-text', ShareText);

export {};
