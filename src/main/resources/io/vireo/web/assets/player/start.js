// Where playback starts: at the time in the address, or where this browser stopped before.
import { readItem, writeItem } from './choices.js';

const POSITIONS = 'vireo-player-positions';
const MIN_RESUME = 10;
const KEPT_POSITIONS = 200;

export class Start {
  constructor(player) {
    this.video = player.video;
    this.hash = player.dataset.hash;
    const asked = Number(new URLSearchParams(location.search).get('t'));
    const position = asked > 0 ? asked : readItem(POSITIONS)[this.hash]?.at;
    if (position > 0) this.at(position);
    this.video.addEventListener('timeupdate', () => this.keep());
    this.video.addEventListener('ended', () => this.keep(true));
  }

  at(position) {
    const { video } = this;
    const go = () => { if (position < video.duration) video.currentTime = position; };
    if (video.readyState > 0) go();
    else video.addEventListener('loadedmetadata', go, { once: true });
  }

  keep(ended = false) {
    const now = this.video.currentTime;
    if (!ended && Math.abs(now - (this.kept ?? -10)) < 5) return;
    this.kept = now;
    const positions = readItem(POSITIONS);
    const done = ended || now > this.video.duration - MIN_RESUME;
    if (done || now < MIN_RESUME) delete positions[this.hash];
    else positions[this.hash] = { at: Math.floor(now), when: Date.now() };
    const all = Object.entries(positions).sort((a, b) => b[1].when - a[1].when).slice(0, KEPT_POSITIONS);
    writeItem(POSITIONS, Object.fromEntries(all));
  }
}
