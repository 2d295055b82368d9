// Chapters: the list of the page, the menu, and the name of the running one in the controls. media-chrome marks them in the seek bar.
import { clock } from './feedback.js';

const titleOf = (link) => link.lastChild.textContent;
// the text of a cue is WebVTT
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export class Chapters {
  constructor(player) {
    this.player = player;
    this.video = player.video;
    this.list = document.querySelector('[data-chapter-list]');
    if (!this.list) return;
    this.links = [...this.list.querySelectorAll('a')];
    this.starts = this.links.map((link) => Number(link.dataset.seek));
    this.track();
    this.fill();
    this.video.addEventListener('timeupdate', () => this.follow());
    this.video.addEventListener('seeking', () => this.follow());
    this.follow();
  }

  // The list is in the page already: nothing is loaded for the track.
  track() {
    const track = this.video.addTextTrack('chapters');
    this.links.forEach((link, index) => {
      track.addCue(new VTTCue(this.starts[index], Number(link.dataset.end), escaped(titleOf(link))));
    });
  }

  fill() {
    this.menu = this.player.querySelector('[data-chapter-menu]');
    this.items = this.menu ? this.links.map((link, index) => this.item(link, index)) : [];
    this.menu?.append(...this.items);
    this.menu?.addEventListener('change', () => {
      const chosen = Number(this.menu.value);
      if (chosen !== this.shown) this.player.actions.seek(this.starts[chosen]);
    });
  }

  item(link, index) {
    const item = document.createElement('media-chrome-menu-item');
    item.setAttribute('type', 'radio');
    item.setAttribute('value', index);
    item.textContent = `${clock(this.starts[index])} ${titleOf(link)}`;
    return item;
  }

  get current() {
    const now = this.video.currentTime;
    return this.starts.findLastIndex((start) => start <= now + 0.01);
  }

  follow() {
    const { current } = this;
    if (current === this.shown) return;
    this.shown = current;
    this.links.forEach((link, index) => {
      if (index === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
    this.items.forEach((item, index) => { item.checked = index === current; });
    // the menu shows the name of the chosen entry
    this.menu?.dispatchEvent(new Event('change'));
    const link = this.links[current];
    if (link) this.list.scrollLeft = link.offsetLeft - this.list.offsetLeft - 40;
    const name = this.player.querySelector('[data-chapter-now]');
    if (name) name.textContent = link ? titleOf(link) : '';
  }
}
