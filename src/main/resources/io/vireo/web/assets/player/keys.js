// The keys. They work while the page itself or the player has the focus: never in a field, a menu or on a button with that key.
// Keys that are one character can be switched off (WCAG 2.2, 2.1.4).
import { choices, choose } from './choices.js';

const targetIn = (event, selector) => event.target.closest?.(selector);

export class Keys {
  constructor(player) {
    this.player = player;
    document.addEventListener('keydown', (event) => this.press(event), { signal: player.signal });
  }

  press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const inside = this.player.contains(event.target);
    if (!inside && event.target !== document.body && event.target !== document.documentElement) return;
    if (targetIn(event, 'input, textarea, select')) return;
    const act = this.find(event, inside);
    if (act && (event.key.length > 1 || event.key === ' ' || choices().keys !== false || event.key === '?')) {
      if (event.key !== 'Escape') event.preventDefault();
      act();
    }
  }

  find(event, inside) {
    const { actions, captions, next } = this.player;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (/^[0-9]$/.test(key)) return () => actions.seek(actions.duration * Number(key) / 10);
    if (event.shiftKey && key === 'n') return () => next.go();
    if (event.shiftKey && key === 'p') return () => next.back();
    const keys = {
      k: () => actions.play(),
      j: () => actions.skip(-10),
      l: () => actions.skip(10),
      m: () => actions.mute(),
      f: () => actions.fullscreen(),
      c: () => captions.toggle(),
      t: () => actions.theatre(),
      i: () => actions.picture(),
      '<': () => actions.speed(-1),
      '>': () => actions.speed(1),
      ',': () => actions.frame(-1),
      '.': () => actions.frame(1),
      '?': () => this.help(),
      Escape: () => { this.player.feedback.hide(); next.cancel(); },
    };
    if (targetIn(event, 'media-time-range, media-volume-range, [role^="menuitem"], media-settings-menu')) return keys[key];
    Object.assign(keys, {
      ArrowLeft: () => actions.skip(-5),
      ArrowRight: () => actions.skip(5),
      ArrowUp: () => actions.volume(0.05),
      ArrowDown: () => actions.volume(-0.05),
      Home: () => actions.seek(0),
      End: () => actions.seek(actions.duration),
    });
    if (!(inside && targetIn(event, 'a, button, [role="button"], [role="switch"]'))) keys[' '] = keys.k;
    return keys[key];
  }

  help() {
    this.player.dialogs.open('keys', (dialog) => {
      const on = dialog.querySelector('input');
      on.checked = choices().keys !== false;
      on.addEventListener('change', () => choose({ keys: on.checked }));
    });
  }
}
