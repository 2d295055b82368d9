// <vireo-views>: reports to the server that a video is watched, which counts the view and keeps the position, and resumes where the viewer
// stopped. An embedded player only reports: the element is empty.
const EVERY = 10000;
const AT_MOST_EVERY = 2000;
const MIN_RESUME = 5;

class VireoViews extends HTMLElement {
  connectedCallback() {
    this.video = document.querySelector('vireo-player video');
    if (!this.video || this.ready) return;
    this.ready = true;
    const { base, hash, query } = this.dataset;
    this.address = `${base}v/${hash}/view${query}`;
    this.video.addEventListener('play', () => this.begin());
    this.video.addEventListener('timeupdate', () => this.proceed());
    this.video.addEventListener('seeked', () => this.report());
    for (const end of ['pause', 'ended']) this.video.addEventListener(end, () => this.report(true));
    window.addEventListener('pagehide', () => this.report(true));
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.report(true); });
    if (!this.video.paused) this.begin();
    if (!this.firstElementChild) return;
    this.querySelector('button').addEventListener('click', () => this.restart());
    const known = () => this.resume();
    if (this.video.readyState > 0) known(); else this.video.addEventListener('loadedmetadata', known, { once: true });
  }

  async begin() {
    if (this.begun) return;
    this.begun = true;
    const answer = await fetch(this.address, { method: 'POST' }).catch(() => null);
    const body = answer?.ok ? await answer.json().catch(() => null) : null;
    this.ticket = body?.response?.ticket;
    const enough = Math.min(EVERY, (this.video.duration || Infinity) * 500);
    this.next = performance.now() + enough + 300;
    if (!this.ticket) this.begun = false;
    else if (this.missed) this.report(true);
  }

  proceed() {
    if (this.ticket && performance.now() >= this.next) this.report(true);
  }

  report(always = false) {
    const now = performance.now();
    this.missed = !this.ticket;
    if (this.missed || (!always && now - (this.sent ?? -AT_MOST_EVERY) < AT_MOST_EVERY)) return;
    this.sent = now;
    if (now >= this.next) this.next = now + EVERY;
    fetch(this.address, {
      method: 'PUT',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ticket: this.ticket, position: this.video.currentTime }),
    }).catch(() => {});
  }

  // The address may name another moment. The player itself knows the position of viewers who are not signed in.
  resume() {
    if (new URLSearchParams(location.search).has('t')) return;
    const kept = Number(this.dataset.position);
    if (kept >= MIN_RESUME && kept < this.video.duration) this.video.currentTime = kept;
    const at = Math.floor(this.video.currentTime);
    if (at < MIN_RESUME) return;
    const line = this.querySelector('p');
    line.hidden = false;
    const minutes = Math.floor(at / 60);
    const clock = `${minutes >= 60 ? `${Math.floor(minutes / 60)}:` : ''}${
      minutes >= 60 ? String(minutes % 60).padStart(2, '0') : minutes}:${String(at % 60).padStart(2, '0')}`;
    line.querySelector('span').textContent = this.dataset.resumed.replace('{0}', clock);
  }

  restart() {
    this.querySelector('p').hidden = true;
    this.video.currentTime = 0;
    this.video.play().catch(() => {});
    document.querySelector('vireo-player media-control-bar media-play-button')?.focus();
  }
}

customElements.define('vireo-views', VireoViews);
