// The panel that says that this browser cannot play the video, before it shows black.
import { codecName, missingCodecs } from './codecs.js';

export class Warning {
  constructor(player) {
    this.player = player;
    this.video = player.video;
    this.panel = player.querySelector('.player-warning');
    const codecs = player.dataset.codecs ?? '';
    this.missing = missingCodecs(codecs, (type) => this.video.canPlayType(type));
    if (this.missing.length > 0) this.show(this.missing);
    this.panel?.querySelector('[data-close]').addEventListener('click', () => this.close());
    this.video.addEventListener('error', () => this.failed());
    // the file may have failed before this script was loaded
    if (this.video.error) this.failed();
    // HEVC without a decoder has a sound, no error, and no picture
    this.video.addEventListener('loadeddata', () => { if (codecs && !this.video.videoWidth) this.show(codecs.split(',').slice(0, 1)); });
    this.video.addEventListener('play', () => this.pale(), { once: true });
  }

  show(codecs) {
    if (!this.panel || this.closed) return;
    const name = this.panel.querySelector('[data-codecs]');
    name.textContent = codecs.length > 0 ? ` (${codecs.map(codecName).join(', ')})` : '';
    this.panel.hidden = false;
  }

  close() {
    this.closed = true;
    this.panel.hidden = true;
    this.player.querySelector('media-play-button')?.focus();
  }

  failed() {
    const code = this.video.error?.code;
    if (!this.video.getAttribute('src') || code === MediaError.MEDIA_ERR_ABORTED || this.player.stream.recover()) return;
    this.closed = false;
    this.show(this.missing);
  }

  pale() {
    const { hdrNote } = this.player.dataset;
    if (hdrNote && !matchMedia('(dynamic-range: high)').matches) this.player.feedback.show(hdrNote, 5000);
  }
}
