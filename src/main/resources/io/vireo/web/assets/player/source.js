// What a video is played from: its file, the HLS stream by the browser itself ('native'), or the stream by hls.js.
// The file needs no further script, so it comes first. A long file has a long table in front, which the browser loads before the first
// picture; a stream starts with a segment.
export const chooseSource = ({ hls, codecs, rotation, long }, wanted, browser) => {
  if (!hls || wanted === 'file' || !(long || wanted === 'hls')) return 'file';
  // Apple's player does not turn the pictures of a stream
  if (browser.apple) return rotation === 0 && browser.nativeHls ? 'native' : 'file';
  return browser.mse(codecs) ? 'hls' : 'file';
};

export const thisBrowser = (video) => ({
  apple: 'ManagedMediaSource' in window || (!window.MediaSource && 'webkitEnterFullscreen' in video),
  nativeHls: video.canPlayType('application/vnd.apple.mpegurl') !== '',
  mse: (codecs) => !!window.MediaSource?.isTypeSupported(`video/mp4; codecs="${codecs}"`),
});
