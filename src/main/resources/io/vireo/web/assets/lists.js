// Lists. "Show more" appends the next page and keeps the place, also for the back button; <vireo-order> moves the videos of a playlist.
// Without this script the link opens the next page, and the buttons of each video move it.
const say = (text) => { document.getElementById('status').textContent = text; };
const find = (kind, name, page = document) => page.querySelector(`[data-${kind}="${name}"]`);
// The number of appended pages by list, for the way back to this page.
const appended = {};

// Appends the next page of a list. Returns its first entry, or null if there is none.
const more = async (link) => {
  const name = link.dataset.more;
  link.setAttribute('aria-busy', 'true');
  const answer = await fetch(link.href).catch(() => null);
  const page = answer?.ok && !answer.redirected
    ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  const added = page && find('items', name, page);
  link.removeAttribute('aria-busy');
  if (!added) return null;
  const list = find('items', name);
  let first = added.firstElementChild;
  const group = list.lastElementChild;
  if (group?.dataset.group && group.dataset.group === first?.dataset.group) {
    const entries = [...first.querySelector('[data-group-items]').children];
    group.querySelector('[data-group-items]').append(...entries);
    first.remove();
    [first] = entries;
  }
  list.append(...added.children);
  const next = find('more', name, page);
  if (next) link.setAttribute('href', next.getAttribute('href'));
  else link.parentElement.remove();
  appended[name] = (appended[name] ?? 0) + 1;
  return first;
};

document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[data-more]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.ariaBusy === 'true') return;
  const first = await more(link);
  if (first) first.querySelector('a, button')?.focus({ preventScroll: true });
  else if (link.isConnected) location.href = link.href; // as without script: the visitor has to sign in again, or sees the error
});

addEventListener('pagehide', () => {
  if (Object.keys(appended).length) history.replaceState({ ...history.state, appended, top: scrollY }, '');
});

const restore = async () => {
  const kept = history.state?.appended;
  if (!kept) return;
  for (const [name, pages] of Object.entries(kept)) {
    for (let i = 0; i < pages && find('more', name); i += 1) await more(find('more', name));
  }
  scrollTo({ top: history.state.top, behavior: 'instant' });
};
restore();

const EDGE = 80;
const STEP = 16;

class VireoOrder extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector('ol');
    this.problem = this.querySelector('[role=alert]');
    this.saving = Promise.resolve();
    this.classList.add('on');
    this.addEventListener('keydown', (event) => this.step(event));
    this.addEventListener('pointerdown', (event) => this.grab(event));
  }

  // Arrow keys on the handle.
  step(event) {
    const grip = event.target.closest('.grip');
    if (!grip || event.ctrlKey || event.metaKey || event.altKey) return;
    const item = grip.closest('li');
    const up = event.key === 'ArrowUp';
    const other = up ? item.previousElementSibling : event.key === 'ArrowDown' && item.nextElementSibling;
    if (up || event.key === 'ArrowDown') event.preventDefault();
    if (!other) return;
    const origin = item.nextElementSibling;
    if (up) other.before(item);
    else other.after(item);
    grip.focus();
    this.save(item, origin);
  }

  // Mouse, pen and finger on the handle.
  grab(event) {
    const grip = event.target.closest('.grip');
    if (!grip || event.button || this.dragging) return;
    event.preventDefault();
    grip.focus({ preventScroll: true });
    const item = grip.closest('li');
    const origin = item.nextElementSibling;
    const stop = new AbortController();
    const options = { signal: stop.signal };
    this.dragging = true;
    this.setPointerCapture(event.pointerId);
    item.classList.add('lifted');
    const end = (moved) => {
      stop.abort();
      this.dragging = false;
      item.classList.remove('lifted');
      if (!moved) this.put(item, origin);
      grip.focus({ preventScroll: true });
      if (moved && item.nextElementSibling !== origin) this.save(item, origin);
    };
    this.addEventListener('pointermove', ({ clientY }) => this.drag(item, clientY), options);
    this.addEventListener('pointerup', () => end(true), options);
    this.addEventListener('pointercancel', () => end(false), options);
    document.addEventListener('keydown', (key) => {
      if (key.key === 'Escape') end(false);
    }, options);
  }

  drag(item, y) {
    if (y < EDGE) scrollBy(0, -STEP);
    else if (y > innerHeight - EDGE) scrollBy(0, STEP);
    const next = [...this.list.children].find((other) => {
      const box = other.getBoundingClientRect();
      return other !== item && y < box.top + box.height / 2;
    });
    if (item.nextElementSibling !== (next ?? null)) this.put(item, next);
  }

  // Puts an item before another one; at the end without one.
  put(item, next) {
    if (next) next.before(item);
    else this.list.append(item);
  }

  // Moves follow each other on the server as they did here: each names the video that it was put before.
  save(item, origin) {
    const before = item.nextElementSibling?.dataset.video;
    const place = [...this.list.children].indexOf(item) + 1;
    this.saving = this.saving.then(() => this.send(item, before, place, origin));
  }

  async send(item, before, place, origin) {
    this.problem.hidden = true;
    try {
      const link = find('more', this.list.dataset.items);
      const next = before ?? (link ? (await more(link))?.dataset.video : null) ?? null;
      const { base, playlist } = this.dataset;
      const answer = await fetch(`${base}p/${playlist}/v/${item.dataset.video}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ before: next }),
      });
      if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).message ?? this.dataset.failed);
      say(this.dataset.place.replace('{0}', place).replace('{1}', this.list.children.length));
    } catch (e) {
      this.put(item, origin);
      this.problem.textContent = e instanceof TypeError ? this.dataset.failed : e.message;
      this.problem.hidden = false;
    }
  }
}
customElements.define('vireo-order', VireoOrder);
