// Plays the file or the stream, changes between them, and falls back from one to the other. hls.js is loaded when a stream is played.
import { choices, choose } from './choices.js';
import { chooseSource, thisBrowser } from './source.js';

const OWN_CAPTIONS = 'track[kind="captions"], track[kind="subtitles"]';

export class Stream {
  constructor(player) {
    this.player = player;
    this.video = player.video;
    this.file = this.video.src;
    this.menu = player.querySelector('[data-quality]');
    const { hls = '', codecs = '', rotation } = player.dataset;
    this.facts = { hls, codecs, rotation: Number(rotation), long: 'long' in player.dataset };
    this.browser = thisBrowser(this.video);
    this.captions = [...this.video.querySelectorAll(OWN_CAPTIONS)];
    this.source = 'file';
    this.menu?.addEventListener('change', () => this.change(this.menu.value));
    const source = chooseSource(this.facts, choices().source, this.browser);
    this.check(source);
    if (source === 'file') this.video.preload = 'metadata';
    else this.later(source);
  }

  // Nothing of a stream is loaded before it is played.
  later(source) {
    const { video } = this;
    video.preload = 'none';
    video.removeAttribute('src');
    video.load();
    this.source = '';
    video.addEventListener('play', () => { if (!this.source) this.open(source, video.currentTime, true); }, { once: true });
  }

  async open(source, time, play) {
    const { video } = this;
    this.close();
    this.source = source;
    this.listCaptions(source !== 'native');
    if (source === 'hls') {
      try {
        await this.attach(time);
      } catch {
        this.failed = true;
        this.open('file', time, play);
        return;
      }
    } else {
      video.preload = 'metadata';
      video.src = source === 'file' ? this.file : this.facts.hls;
      if (time > 0) video.currentTime = time;
    }
    this.check(source);
    if (play) video.play().catch(() => {});
  }

  // The stream has the captions too: a browser that plays it by itself would list them twice.
  listCaptions(own) {
    for (const track of this.captions) {
      if (!own) track.remove();
      else if (!track.isConnected) this.video.append(track);
    }
  }

  close() {
    this.hls?.destroy();
    this.hls = null;
  }

  async attach(time) {
    const absolute = (path) => new URL(path, document.baseURI).href;
    const { attachStream } = await import(absolute(this.player.dataset.streamScript));
    this.hls = await attachStream({
      video: this.video,
      url: absolute(this.facts.hls),
      library: absolute(this.player.dataset.streamLibrary),
      time,
      onLevels: (heights) => this.list(heights),
      onFailure: () => { if (!this.recover()) this.player.warning.show([]); },
    });
  }

  // Returns whether another source is tried.
  recover() {
    const { video, source } = this;
    const other = source === 'file' && this.facts.hls && !this.browser.apple && this.browser.mse(this.facts.codecs) ? 'hls' : 'file';
    if (this.failed || other === source) return false;
    this.failed = true;
    this.open(other, video.currentTime, !video.paused);
    return true;
  }

  change(value) {
    const height = Number(value);
    if (height > 0) {
      this.hls?.choose(height);
      return;
    }
    choose({ source: value });
    const source = chooseSource(this.facts, value, this.browser);
    if (source === 'hls' && this.source === 'hls') this.hls?.choose(0);
    else if (source !== this.source) this.open(source, this.video.currentTime, !this.video.paused);
  }

  // Adds the heights of a stream that has several.
  list(heights) {
    for (const item of this.menu?.querySelectorAll('[data-height]') ?? []) item.remove();
    if (!this.menu || heights.length < 2) return;
    for (const height of heights) {
      const item = document.createElement('media-chrome-menu-item');
      Object.assign(item.dataset, { height });
      item.setAttribute('type', 'radio');
      item.setAttribute('value', height);
      item.textContent = `${height}p`;
      this.menu.append(item);
    }
  }

  check(source) {
    this.player.dataset.source = source;
    const wanted = choices().source ?? 'auto';
    for (const item of this.menu?.querySelectorAll('[value]') ?? []) item.checked = item.getAttribute('value') === wanted;
  }
}
