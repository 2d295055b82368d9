// The keys and the screen of the system: title, picture, skipping, the next video.
export const wireSession = (player) => {
  const { mediaSession } = navigator;
  if (!mediaSession || !window.MediaMetadata) return;
  const { actions, video } = player;
  mediaSession.metadata = new MediaMetadata({
    title: video.getAttribute('aria-label'),
    artist: player.dataset.channel,
    artwork: [{ src: video.poster }],
  });
  const handle = (action, act) => {
    try {
      mediaSession.setActionHandler(action, act);
    } catch {
      // this browser does not know the action
    }
  };
  handle('seekbackward', ({ seekOffset }) => actions.skip(-(seekOffset || 10)));
  handle('seekforward', ({ seekOffset }) => actions.skip(seekOffset || 10));
  handle('seekto', ({ seekTime }) => actions.seek(seekTime));
  if (player.next.link) handle('nexttrack', () => player.next.go(true));
};
