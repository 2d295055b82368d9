// What keys, buttons and gestures do, each with feedback.
import { clock } from './feedback.js';

export const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
const within = (value, low, high) => Math.min(high, Math.max(low, value));

export class Actions {
  constructor(player) {
    this.player = player;
    this.video = player.video;
  }

  say(text) {
    this.player.feedback.show(text);
  }

  play() {
    const { video } = this;
    this.say(video.paused ? this.player.dataset.play : this.player.dataset.pause);
    // the browser may refuse to play before the first click
    if (video.paused) video.play().catch(() => {});
    else video.pause();
  }

  get duration() {
    return this.video.duration || Number(this.player.dataset.seconds) || 0;
  }

  seek(to) {
    const time = within(to, 0, this.duration);
    this.video.currentTime = time;
    this.say(clock(time));
  }

  skip(seconds) {
    this.seek(this.video.currentTime + seconds);
  }

  frame(direction) {
    this.video.pause();
    this.skip(direction / 25);
  }

  mute() {
    const { video } = this;
    video.muted = !video.muted;
    this.say(video.muted ? this.player.dataset.muted : `${Math.round(video.volume * 100)} %`);
  }

  volume(step) {
    const { video } = this;
    video.muted = false;
    video.volume = within(Math.round((video.volume + step) * 20) / 20, 0, 1);
    this.say(`${Math.round(video.volume * 100)} %`);
  }

  speed(step) {
    const { video } = this;
    const near = RATES.findIndex((rate) => rate >= video.playbackRate - 0.01);
    video.playbackRate = RATES[within(near + step, 0, RATES.length - 1)];
    this.say(`${video.playbackRate}×`);
  }

  // The element in full screen is the player, so that feedback and dialogs are inside.
  fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.player.requestFullscreen) this.player.requestFullscreen().catch(() => {});
    else this.video.webkitEnterFullscreen?.();
  }

  picture() {
    if (document.pictureInPictureElement) document.exitPictureInPicture();
    else this.video.requestPictureInPicture?.().catch(() => {});
  }

  // The server reads the cookie, so that the next page has the wide player from the start.
  theatre() {
    const watch = document.querySelector('.watch');
    if (!watch) return;
    const on = watch.classList.toggle('theatre');
    this.player.querySelector('[data-act="theatre"]')?.setAttribute('aria-pressed', String(on));
    document.cookie = `vireo_wide=${on ? 'yes' : ''}; Path=/; SameSite=Lax; Max-Age=${on ? 31536000 : 0}`;
  }
}
