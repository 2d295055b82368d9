// Links to moments, double taps, and the orientation of a phone in full screen.
export const wireGestures = (player) => {
  const { actions, signal, video } = player;
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-seek]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      actions.seek(Number(link.dataset.seek));
      // after a click by mouse the keys belong to the player; by keyboard the link keeps the focus
      if (event.detail > 0) link.blur();
      video.play().catch(() => {});
    }
  }, { signal });
  player.addEventListener('dblclick', (event) => {
    if (event.target.closest?.('media-control-bar, media-settings-menu, dialog, a, button, .player-warning, .player-next')) return;
    const { left, width } = player.getBoundingClientRect();
    const x = (event.clientX - left) / width;
    if (x < 1 / 3) actions.skip(-10);
    else if (x > 2 / 3) actions.skip(10);
    else actions.fullscreen();
  });
  document.addEventListener('fullscreenchange', () => {
    const wide = document.fullscreenElement && video.videoWidth > video.videoHeight;
    if (wide) screen.orientation?.lock?.('landscape').catch(() => {});
  }, { signal });
};
