// Which of the codecs of a video this browser lacks. Some browsers show a black picture for them, and no error.
const NAMES = {
  avc1: 'H.264', avc3: 'H.264', hvc1: 'H.265 (HEVC)', hev1: 'H.265 (HEVC)', dvh1: 'Dolby Vision', dvhe: 'Dolby Vision',
  av01: 'AV1', vp08: 'VP8', vp09: 'VP9', mp4a: 'AAC', opus: 'Opus', flac: 'FLAC', alac: 'ALAC', 'ac-3': 'AC-3', 'ec-3': 'E-AC-3',
};

export const codecName = (codec) => NAMES[codec.split('.')[0].toLowerCase()] ?? codec;

export const missingCodecs = (codecs, canPlay) => codecs
  .split(',')
  .map((codec) => codec.trim())
  .filter((codec) => codec && !canPlay(`video/mp4; codecs="${codec}"`));
