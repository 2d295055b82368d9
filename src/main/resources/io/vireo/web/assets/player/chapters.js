// Chapters: the list below the player, the menu, and the name of the running one in the controls. media-chrome marks them in the seek bar.
import { clock } from './feedback.js';

// The text of a cue is WebVTT, in which & and < are escaped.
const titleOf = (cue) => cue.getCueAsHTML().textContent;

export class Chapters {
  constructor(player) {
    this.player = player;
    this.video = player.video;
    this.element = this.video.querySelector('track[kind="chapters"]');
    if (!this.element) return;
    this.element.addEventListener('load', () => this.fill());
    if (this.element.readyState === HTMLTrackElement.LOADED) this.fill();
    this.video.addEventListener('timeupdate', () => this.follow());
    this.video.addEventListener('seeking', () => this.follow());
  }

  get cues() {
    return [...(this.element?.track.cues ?? [])];
  }

  get current() {
    const now = this.video.currentTime;
    return this.cues.findLastIndex((cue) => cue.startTime <= now + 0.01);
  }

  fill() {
    const nav = document.querySelector('[data-chapter-list]');
    this.menu = this.player.querySelector('[data-chapter-menu]');
    this.links = this.cues.map((cue) => this.link(cue, nav?.dataset.query ?? '?t='));
    nav?.querySelector('ol').replaceChildren(...this.links.map((link) => {
      const item = document.createElement('li');
      item.append(link);
      return item;
    }));
    if (nav) nav.hidden = this.links.length === 0;
    this.items = this.menu ? this.cues.map((cue, index) => this.item(cue, index)) : [];
    this.menu?.append(...this.items);
    this.menu?.addEventListener('change', () => {
      const chosen = Number(this.menu.value);
      if (chosen !== this.shown) this.player.actions.seek(this.cues[chosen].startTime);
    });
    this.follow();
  }

  link(cue, query) {
    const link = document.createElement('a');
    const time = document.createElement('time');
    link.href = query + Math.floor(cue.startTime);
    link.dataset.seek = cue.startTime;
    time.textContent = clock(cue.startTime);
    link.append(time, titleOf(cue));
    return link;
  }

  item(cue, index) {
    const item = document.createElement('media-chrome-menu-item');
    item.setAttribute('type', 'radio');
    item.setAttribute('value', index);
    item.textContent = `${clock(cue.startTime)} ${titleOf(cue)}`;
    return item;
  }

  follow() {
    const { current } = this;
    if (!this.links || current === this.shown) return;
    this.shown = current;
    this.links.forEach((link, index) => {
      if (index === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
    this.items.forEach((item, index) => { item.checked = index === current; });
    // the menu shows the name of the chosen entry
    this.menu?.dispatchEvent(new Event('change'));
    const link = this.links[current];
    const list = link?.closest('ol');
    if (list) list.scrollLeft = link.offsetLeft - list.offsetLeft - 40;
    const name = this.player.querySelector('[data-chapter-now]');
    if (name) name.textContent = current < 0 ? '' : titleOf(this.cues[current]);
  }
}
