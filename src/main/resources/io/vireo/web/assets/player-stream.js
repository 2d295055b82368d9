// Plays an HLS stream with hls.js, which is loaded here. The player imports this module when a stream is played.
const TRIES = 3;

const load = (library) => window.Hls ? Promise.resolve(window.Hls) : new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.src = library;
  script.addEventListener('load', () => resolve(window.Hls));
  script.addEventListener('error', () => reject(new Error('hls.js could not be loaded')));
  document.head.append(script);
});

export const attachStream = async ({ video, url, library, time, onLevels, onFailure }) => {
  const Hls = await load(library);
  if (!Hls?.isSupported()) throw new Error('This browser cannot play streams');
  // a worker would need a script of a blob, which the content security policy forbids
  const hls = new Hls({
    enableWorker: false,
    startPosition: time > 0 ? time : -1,
    maxMaxBufferLength: 30,
    backBufferLength: 60,
    capLevelToPlayerSize: true,
  });
  let tries = 0;
  hls.on(Hls.Events.MANIFEST_PARSED, () => onLevels(hls.levels.map((level) => level.height)));
  hls.on(Hls.Events.ERROR, (event, { details, fatal, type }) => {
    if (!fatal) return;
    tries += details.startsWith('manifest') ? TRIES + 1 : 1;
    if (tries <= TRIES && type === Hls.ErrorTypes.NETWORK_ERROR) hls.startLoad();
    else if (tries <= TRIES && type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else onFailure();
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  return {
    // 0: by the speed of the line
    choose: (height) => { hls.nextLevel = height ? hls.levels.findIndex((level) => level.height === height) : -1; },
    destroy: () => hls.destroy(),
  };
};
