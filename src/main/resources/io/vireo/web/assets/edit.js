// <vireo-picture> and <vireo-thumbnails>: images, which the API takes as raw bytes.
const message = async (answer, otherwise) => {
  const body = await answer.json().catch(() => ({}));
  return body.message ?? otherwise;
};

class VireoPicture extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    const image = this.querySelector('img');
    const status = this.querySelector('[role=status]');
    const address = `${this.dataset.base}channel/picture`;
    const send = async (options) => {
      try {
        const answer = await fetch(address, options);
        status.textContent = answer.ok ? this.dataset.done : await message(answer, this.dataset.failed);
        if (answer.ok) {
          await fetch(image.src, { cache: 'reload' });
          const source = image.src.split('#')[0];
          image.src = '';
          image.src = source;
        }
      } catch {
        status.textContent = this.dataset.failed;
      }
    };
    input.addEventListener('change', () => {
      if (input.files.length) send({ method: 'POST', body: input.files[0] });
      input.value = '';
    });
    this.querySelector('button').addEventListener('click', () => send({ method: 'DELETE' }));
  }
}

class VireoThumbnails extends HTMLElement {
  async connectedCallback() {
    const { base, hash, access, frame, done, failed } = this.dataset;
    const status = this.querySelector('[role=status]');
    const frames = this.querySelector('.frames');
    const put = async (options) => {
      try {
        const answer = await fetch(`${base}thumbnails/${hash}`, { method: 'PUT', ...options });
        status.textContent = answer.ok ? done : await message(answer, failed);
        return answer.ok;
      } catch {
        status.textContent = failed;
        return false;
      }
    };
    const own = this.querySelector('input[type=file]');
    own.addEventListener('change', () => {
      if (own.files.length) put({ body: own.files[0] });
      own.value = '';
    });
    const answer = await fetch(`${base}thumbnails/${hash}/choices`).catch(() => null);
    if (!answer?.ok) return;
    this.hidden = false;
    for (const { choice, image } of (await answer.json()).response) {
      const label = document.createElement('label');
      const radio = document.createElement('input');
      radio.type = 'radio';
      radio.name = 'frame';
      radio.setAttribute('aria-label', frame.replace('{0}', choice));
      const thumb = document.createElement('div');
      thumb.className = 'thumb';
      const picture = document.createElement('img');
      picture.src = base + image.replace(/^\//, '') + access;
      picture.width = 640;
      picture.height = 360;
      picture.alt = '';
      thumb.append(picture);
      label.append(radio, thumb);
      radio.addEventListener('change', () => put({
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ choice }),
      }));
      frames.append(label);
    }
  }
}

customElements.define('vireo-picture', VireoPicture);
customElements.define('vireo-thumbnails', VireoThumbnails);
