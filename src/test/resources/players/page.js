// Plays the cases of cases.json, several at once, and sends what was seen to the test.
const AT_ONCE = 4;
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

const until = async (what, check, state = () => '') => {
  const end = performance.now() + 30_000;
  while (!check()) {
    if (performance.now() > end) throw new Error(`not in time: ${what} ${state()}`);
    await sleep(40);
  }
};

// Errors that mean no more than a slow machine, or milliseconds without sound at the beginning; a larger hole ends the case.
const HARMLESS = ['bufferStalledError', 'bufferNudgeOnStall', 'bufferSeekOverHole'];

const openHls = (Hls) => async (video, { url }, problems) => {
  const hls = new Hls({ enableWorker: false });
  hls.on(Hls.Events.ERROR, (event, { details, fatal }) => {
    if (fatal || !HARMLESS.includes(details)) problems.push(details);
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  return {
    showCaptions: async () => {
      await until('the list of captions', () => hls.subtitleTracks?.length > 0);
      hls.subtitleTrack = 0;
      hls.subtitleDisplay = true;
    },
    close: () => hls.destroy(),
  };
};

const openShaka = async (video, { url }, problems) => {
  const player = new shaka.Player();
  await player.attach(video);
  player.addEventListener('error', ({ detail }) => problems.push(`shaka ${detail.code}`));
  await player.load(url);
  return {
    showCaptions: async () => {
      const [track] = player.getTextTracks();
      if (!track) throw new Error('no captions in the manifest');
      player.selectTextTrack(track);
      await player.setTextTrackVisibility?.(true);
    },
    close: () => player.destroy(),
  };
};

const openDash = async (video, { url }, problems) => {
  const player = dashjs.MediaPlayer().create();
  player.initialize();
  player.updateSettings({ debug: { logLevel: 0 } });
  player.on('error', ({ error }) => problems.push(`dash.js ${error.code} ${error.message}`));
  // it may stop shortly before the end
  let over = false;
  player.on('playbackEnded', () => { over = true; });
  player.on('playbackError', () => problems.push('playbackError'));
  player.attachView(video);
  player.setAutoPlay(false);
  player.attachSource(url);
  return {
    showCaptions: async () => {
      await until('the list of captions', () => player.getTracksFor('text').length > 0);
      player.enableText(true);
      player.setTextTrack(0);
    },
    isOver: () => over,
    close: () => player.destroy(),
  };
};

const openFile = async (video, { url }) => {
  video.src = url;
  return { close: () => {} };
};

const OPEN = {
  'hls.js': openHls(window.FullHls),
  'hls.js light': openHls(window.Hls),
  'shaka HLS': openShaka,
  'shaka DASH': openShaka,
  'dash.js': openDash,
  file: openFile,
};

const cueShown = (video, text) => [...video.textTracks].some((track) => track.mode !== 'disabled'
  && [...(track.activeCues ?? [])].some((cue) => cue.text.includes(text)));

const shownAt = (video) => video.getVideoPlaybackQuality().totalVideoFrames;

const stateOf = (video) => JSON.stringify({
  at: video.currentTime,
  duration: video.duration,
  ready: video.readyState,
  paused: video.paused,
  seeking: video.seeking,
  buffered: Array.from({ length: video.buffered.length }, (_, i) => [video.buffered.start(i), video.buffered.end(i)]),
});

const goesOn = async (video, what) => {
  const from = video.currentTime;
  const frames = shownAt(video);
  await until(what, () => video.currentTime > from + 0.3 && (shownAt(video) > frames || video.ended), () => stateOf(video));
};

const seek = async (video, time) => {
  video.currentTime = time;
  await until(`the seek to ${time}`, () => !video.seeking && video.readyState > 2);
  if (video.paused) await video.play();
  await goesOn(video, `playback from ${time}`);
};

const play = async (item, problems) => {
  const video = document.createElement('video');
  video.width = 160;
  video.crossOrigin = 'anonymous';
  document.body.append(video);
  video.addEventListener('error', () => problems.push(`media error ${video.error?.code} ${video.error?.message}`));
  const player = await OPEN[item.player](video, item, problems);
  try {
    await until('the headers', () => video.readyState > 0);
    await video.play();
    await goesOn(video, 'playback from the beginning');
    if (video.videoWidth !== item.width || video.videoHeight !== item.height) {
      problems.push(`${video.videoWidth}x${video.videoHeight}`);
    }
    const duration = item.duration || video.duration;
    if (Math.abs(video.duration - duration) > 0.15) problems.push(`duration ${video.duration}`);
    if (video.buffered.start(0) > 0.1) problems.push(`begins at ${video.buffered.start(0)}`);
    if (item.sound && video.webkitAudioDecodedByteCount === 0) problems.push('no sound');
    if (item.captions) {
      await player.showCaptions();
      await until('the first caption', () => cueShown(video, 'First caption'));
    }
    await seek(video, duration / 2);
    if (item.captions) await until('the second caption', () => cueShown(video, 'Second caption'));
    video.currentTime = duration - 0.7;
    await until('the end', () => video.ended || player.isOver?.(), () => stateOf(video));
    await seek(video, 0.5);
    if (video.currentTime > duration / 2 + 0.7) problems.push(`back at ${video.currentTime}`);
  } finally {
    await player.close();
    video.remove();
  }
};

const run = async (item) => {
  const problems = [];
  if (item.codecs && !MediaSource.isTypeSupported(`video/mp4; codecs="${item.codecs}"`)) {
    return { name: item.name, player: item.player, skipped: `this browser does not play ${item.codecs}`, problems };
  }
  try {
    await play(item, problems);
  } catch (error) {
    problems.push(String(error.message ?? error));
  }
  return { name: item.name, player: item.player, skipped: '', problems };
};

const start = async () => {
  const waiting = await (await fetch('cases.json')).json();
  const results = [];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (waiting.length > 0) results.push(await run(waiting.shift()));
  }));
  await fetch('results', { method: 'POST', body: JSON.stringify(results) });
};

start();
