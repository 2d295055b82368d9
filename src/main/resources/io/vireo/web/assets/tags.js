// <vireo-tags>: suggests tags while one is typed. The field in it works alone: tags are separated by commas.
const PAUSE_MS = 150;

class VireoTags extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    const list = document.createElement('datalist');
    list.id = `${input.id}-suggestions`;
    this.append(list);
    input.setAttribute('list', list.id);
    let timer;
    let request;
    input.addEventListener('input', () => {
      clearTimeout(timer);
      request?.abort();
      const end = input.value.lastIndexOf(',') + 1;
      const before = input.value.slice(0, end);
      const prefix = input.value.slice(end).trim();
      if (!prefix) {
        list.replaceChildren();
        return;
      }
      timer = setTimeout(async () => {
        request = new AbortController();
        const address = `${this.dataset.base}tags?prefix=${encodeURIComponent(prefix)}`;
        const answer = await fetch(address, { signal: request.signal }).catch(() => null);
        if (!answer?.ok) return;
        const start = before ? `${before} ` : '';
        list.replaceChildren(...(await answer.json()).response.map((tag) => new Option('', start + tag)));
      }, PAUSE_MS);
    });
  }
}

customElements.define('vireo-tags', VireoTags);
