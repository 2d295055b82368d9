// <vireo-player>: the controls of media-chrome around the native <video>, the keys, and what a viewer has chosen before.
const STORE = 'vireo-player';
const MIN_RESUME = 10;
const KEPT_POSITIONS = 200;

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
};
const write = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // private windows may refuse
  }
};

class VireoPlayer extends HTMLElement {
  connectedCallback() {
    this.video = this.querySelector('video');
    this.controller = this.querySelector('media-controller');
    if (!this.video || this.ready) return;
    this.ready = true;
    if (window.customElements.get('media-controller')) {
      this.video.removeAttribute('controls');
      this.controller.setAttribute('nohotkeys', '');
      this.controller.removeAttribute('tabindex');
    }
    this.say = document.createElement('p');
    this.say.className = 'player-says';
    this.say.setAttribute('role', 'status');
    this.append(this.say);
    this.restore();
    this.video.addEventListener('volumechange', () => this.keep());
    this.video.addEventListener('ratechange', () => this.keep());
    this.video.addEventListener('timeupdate', () => this.keepPosition());
    this.video.addEventListener('ended', () => this.keepPosition(true));
    this.video.addEventListener('error', () => this.cannotPlay());
    document.addEventListener('keydown', (event) => this.key(event));
    document.addEventListener('click', (event) => this.seekLink(event));
    this.addEventListener('dblclick', (event) => this.doubleTap(event));
    this.mediaSession();
  }

  restore() {
    const chosen = read(STORE);
    if (typeof chosen.volume === 'number') this.video.volume = Math.min(1, Math.max(0, chosen.volume));
    if (chosen.muted) this.video.muted = true;
    if (typeof chosen.rate === 'number') this.video.playbackRate = Math.min(4, Math.max(0.25, chosen.rate));
    if (chosen.wide && document.querySelector('.watch')) document.querySelector('.watch').classList.add('theatre');
    const asked = Number(new URLSearchParams(location.search).get('t'));
    const position = asked > 0 ? asked : read(STORE + '-positions')[this.dataset.hash]?.at;
    if (position > 0) {
      const go = () => { if (position < this.video.duration) this.video.currentTime = position; };
      if (this.video.readyState > 0) go(); else this.video.addEventListener('loadedmetadata', go, { once: true });
    }
  }

  keep(more = {}) {
    const { volume, muted, playbackRate } = this.video;
    write(STORE, { ...read(STORE), volume, muted, rate: playbackRate, ...more });
  }

  keepPosition(ended = false) {
    const now = this.video.currentTime;
    if (!ended && Math.abs(now - (this.kept ?? -10)) < 5) return;
    this.kept = now;
    const positions = read(STORE + '-positions');
    const done = ended || now > this.video.duration - MIN_RESUME;
    if (done || now < MIN_RESUME) delete positions[this.dataset.hash];
    else positions[this.dataset.hash] = { at: Math.floor(now), when: Date.now() };
    const all = Object.entries(positions).sort((a, b) => b[1].when - a[1].when).slice(0, KEPT_POSITIONS);
    write(STORE + '-positions', Object.fromEntries(all));
  }

  cannotPlay() {
    const code = this.video.error?.code;
    if (code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED || code === MediaError.MEDIA_ERR_DECODE) {
      this.show(this.dataset.noCodec, true);
    }
  }

  show(text, stays = false) {
    this.say.textContent = text;
    this.say.classList.add('on');
    this.say.classList.toggle('stays', stays);
    clearTimeout(this.timer);
    if (!stays) this.timer = setTimeout(() => this.say.classList.remove('on'), 1200);
  }

  clock(seconds) {
    const whole = Math.floor(seconds);
    const minutes = Math.floor(whole / 60);
    const end = String(whole % 60).padStart(2, '0');
    return minutes >= 60
      ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${end}`
      : `${minutes}:${end}`;
  }

  seek(to) {
    const { video } = this;
    video.currentTime = Math.min(Math.max(0, to), video.duration || 0);
    this.show(this.clock(video.currentTime));
  }

  seekLink(event) {
    const link = event.target.closest?.('[data-seek]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.seek(Number(link.dataset.seek));
      this.video.play();
    }
  }

  doubleTap(event) {
    if (event.target.closest?.('media-control-bar, a, button')) return;
    const { left, width } = this.getBoundingClientRect();
    const x = (event.clientX - left) / width;
    if (x < 1 / 3) this.seek(this.video.currentTime - 10);
    else if (x > 2 / 3) this.seek(this.video.currentTime + 10);
    else this.fullscreen();
  }

  volume(step) {
    const { video } = this;
    video.muted = false;
    video.volume = Math.min(1, Math.max(0, Math.round((video.volume + step) * 20) / 20));
    this.show(`${Math.round(video.volume * 100)} %`);
  }

  speed(step) {
    const rates = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
    const { video } = this;
    const near = rates.findIndex((rate) => rate >= video.playbackRate - 0.01);
    video.playbackRate = rates[Math.min(rates.length - 1, Math.max(0, near + step))];
    this.show(`${video.playbackRate}×`);
  }

  fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.controller.requestFullscreen) this.controller.requestFullscreen().catch(() => {});
    else this.video.webkitEnterFullscreen?.();
  }

  picture() {
    if (document.pictureInPictureElement) document.exitPictureInPicture();
    else this.video.requestPictureInPicture?.().catch(() => {});
  }

  theatre() {
    const watch = document.querySelector('.watch');
    if (watch) this.keep({ wide: watch.classList.toggle('theatre') });
  }

  // Single keys work while the page itself or the player has the focus: never in a field, a menu or on a button with that key.
  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const inside = this.contains(event.target);
    if (!inside && event.target !== document.body && event.target !== document.documentElement) return;
    if (event.target.closest('input, textarea, select')) return;
    const widget = event.target.closest('media-time-range, media-volume-range, [role^="menuitem"], media-settings-menu');
    const pressing = inside && event.target.closest('a, button, [role="button"], [role="switch"]');
    const { video } = this;
    const keys = {
      k: () => (video.paused ? video.play() : video.pause()),
      j: () => this.seek(video.currentTime - 10),
      l: () => this.seek(video.currentTime + 10),
      m: () => { video.muted = !video.muted; this.show(video.muted ? '0 %' : `${Math.round(video.volume * 100)} %`); },
      f: () => this.fullscreen(),
      t: () => this.theatre(),
      i: () => this.picture(),
      '<': () => this.speed(-1),
      '>': () => this.speed(1),
      ',': () => { video.pause(); this.seek(video.currentTime - 1 / 25); },
      '.': () => { video.pause(); this.seek(video.currentTime + 1 / 25); },
      '?': () => this.show(this.dataset.keys, true),
      Escape: () => this.say.classList.remove('on'),
    };
    if (!widget) {
      Object.assign(keys, {
        ArrowLeft: () => this.seek(video.currentTime - 5),
        ArrowRight: () => this.seek(video.currentTime + 5),
        ArrowUp: () => this.volume(0.05),
        ArrowDown: () => this.volume(-0.05),
        Home: () => this.seek(0),
        End: () => this.seek(video.duration),
      });
      if (!pressing) keys[' '] = keys.k;
    }
    const act = /^[0-9]$/.test(event.key)
      ? () => this.seek((video.duration || 0) * Number(event.key) / 10)
      : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) {
      if (event.key !== 'Escape') event.preventDefault();
      act();
    }
  }

  mediaSession() {
    if (!navigator.mediaSession || !window.MediaMetadata) return;
    navigator.mediaSession.metadata = new MediaMetadata({
      title: this.video.getAttribute('aria-label'),
      artwork: [{ src: this.video.poster }],
    });
    navigator.mediaSession.setActionHandler('seekbackward', () => this.seek(this.video.currentTime - 10));
    navigator.mediaSession.setActionHandler('seekforward', () => this.seek(this.video.currentTime + 10));
  }
}

customElements.define('vireo-player', VireoPlayer);
