// Dialogs of the player, copied from the templates of the page.
export class Dialogs {
  constructor(player) {
    this.player = player;
  }

  copy(name) {
    return this.player.querySelector(`template[data-part="${name}"]`)?.content.firstElementChild.cloneNode(true);
  }

  open(name, prepare = () => {}) {
    const dialog = this.copy(name);
    if (!dialog || document.querySelector('dialog[open]')) return;
    const { activeElement } = document;
    // the entry of the menu is hidden by now
    const before = activeElement?.closest('media-settings-menu')
      ? this.player.querySelector('media-settings-menu-button') : activeElement;
    dialog.addEventListener('close', () => {
      dialog.remove();
      before?.focus?.();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target.closest('[data-close]')) dialog.close();
    });
    this.player.append(dialog);
    prepare(dialog);
    dialog.showModal();
  }
}
