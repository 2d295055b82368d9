// The next video: the one that the page marks with data-next, as in a playlist, or the first of the list beside the player.
// Autoplay is off by default, shows a countdown that can be stopped, never repeats a video, and asks after three hours without a touch.
import { choices, choose } from './choices.js';

const COUNTDOWN_SECONDS = 8;
const UNTOUCHED_MILLIS = 3 * 3600 * 1000;
const CHAIN = 'vireo-autoplay';

const readChain = () => {
  try {
    return JSON.parse(sessionStorage.getItem(CHAIN)) ?? {};
  } catch {
    return {};
  }
};
const writeChain = (chain) => {
  try {
    sessionStorage.setItem(CHAIN, JSON.stringify(chain));
  } catch {
    // private windows may refuse
  }
};

export class Next {
  constructor(player) {
    this.player = player;
    this.touched = Date.now();
    const chain = readChain();
    const came = chain.to === location.pathname;
    this.seen = [...(came ? chain.seen : []), location.pathname];
    if (came) {
      this.touched = chain.touched;
      writeChain({ seen: chain.seen });
      player.video.play().catch(() => {});
    }
    for (const event of ['pointerdown', 'keydown']) {
      document.addEventListener(event, () => { this.touched = Date.now(); }, { signal: player.signal });
    }
    player.video.addEventListener('ended', () => this.offer());
    player.video.addEventListener('play', () => this.cancel());
    this.switch = document.querySelector('[data-autoplay]');
    if (this.switch) {
      this.switch.checked = !!choices().autoplay;
      this.switch.closest('label').hidden = !this.link;
      this.switch.addEventListener('change', () => choose({ autoplay: this.switch.checked }));
    }
  }

  get link() {
    const links = document.querySelectorAll('a[data-next], .watch > aside .card-title a');
    return [...links].find((link) => !this.seen.includes(link.pathname));
  }

  offer() {
    const { link, player } = this;
    if (!choices().autoplay || !link) return;
    this.panel = player.dialogs.copy('next');
    this.panel.querySelector('a').href = link.href;
    this.panel.querySelector('a').textContent = link.dataset.next || link.firstChild.textContent;
    this.panel.querySelector('[data-go]').addEventListener('click', () => this.go(true));
    this.panel.querySelector('[data-close]').addEventListener('click', () => this.cancel());
    player.append(this.panel);
    const untouched = Date.now() - this.touched > UNTOUCHED_MILLIS;
    this.count(untouched ? 0 : COUNTDOWN_SECONDS);
  }

  count(seconds) {
    const line = this.panel.querySelector('[data-left]');
    line.hidden = seconds === 0;
    if (seconds === 0) return;
    const number = line.querySelector('span');
    number.textContent = seconds;
    this.timer = setInterval(() => {
      number.textContent = Number(number.textContent) - 1;
      if (number.textContent === '0') this.go(true);
    }, 1000);
  }

  cancel() {
    clearInterval(this.timer);
    this.panel?.remove();
  }

  go(plays = false) {
    const { link } = this;
    this.cancel();
    if (!link) return;
    if (plays) writeChain({ to: link.pathname, seen: this.seen, touched: this.touched });
    location.href = link.href;
  }

  back() {
    const link = document.querySelector('a[data-previous]');
    if (link) location.href = link.href;
    else if (document.referrer.startsWith(location.origin)) history.back();
  }
}
