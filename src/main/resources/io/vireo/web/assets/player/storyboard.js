// The pictures of the seek bar: media-chrome reads them from the track "thumbnails". Those of a video that is not public need the access
// of the page too.
export const openStoryboard = (video, access) => {
  const element = video.querySelector('track[label="thumbnails"]');
  element?.addEventListener('load', () => {
    for (const cue of access ? element.track.cues : []) {
      if (!cue.text.includes('?')) cue.text = cue.text.replace('#', `${access}#`);
    }
  });
};
