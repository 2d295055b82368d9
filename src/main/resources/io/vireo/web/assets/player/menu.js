// The entries of the settings menu that open a dialog, the speeds of the keys, and the button of the theatre mode.
import { RATES } from './actions.js';

export const wireMenu = (player) => {
  player.querySelector('media-playback-rate-menu')?.setAttribute('rates', RATES.join(' '));
  const acts = {
    look: () => player.dialogs.open('look', (dialog) => player.captions.form(dialog.querySelector('form'))),
    keys: () => player.keys.help(),
    theatre: () => player.actions.theatre(),
  };
  for (const entry of player.querySelectorAll('[data-act]')) {
    const act = () => {
      player.querySelector('media-settings-menu').hidden = true;
      acts[entry.dataset.act]();
    };
    entry.addEventListener('click', act);
    if (entry.localName !== 'media-settings-menu-item') continue;
    entry.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        event.stopPropagation();
        act();
      }
    });
  }
};
