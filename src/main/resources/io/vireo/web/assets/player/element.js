// <vireo-player>: the controls of media-chrome around the native <video>, and all that is in the other modules.
import { Actions } from './actions.js';
import { Captions } from './captions.js';
import { Chapters } from './chapters.js';
import { choices, choose } from './choices.js';
import { Dialogs } from './dialogs.js';
import { Feedback } from './feedback.js';
import { wireGestures } from './gestures.js';
import { Keys } from './keys.js';
import { wireMenu } from './menu.js';
import { Next } from './next.js';
import { wireSession } from './session.js';
import { Start } from './start.js';
import { openStoryboard } from './storyboard.js';
import { Stream } from './stream.js';
import { Warning } from './warning.js';

class VireoPlayer extends HTMLElement {
  connectedCallback() {
    this.video = this.querySelector('video');
    if (!this.video || this.feedback) return;
    this.leaving = new AbortController();
    this.signal = this.leaving.signal;
    if (window.customElements.get('media-controller')) this.control();
    this.feedback = new Feedback(this);
    this.dialogs = new Dialogs(this);
    this.actions = new Actions(this);
    this.restore();
    this.stream = new Stream(this);
    this.start = new Start(this);
    this.warning = new Warning(this);
    this.captions = new Captions(this);
    this.chapters = new Chapters(this);
    this.next = new Next(this);
    this.keys = new Keys(this);
    openStoryboard(this.video, this.dataset.access);
    wireMenu(this);
    wireGestures(this);
    wireSession(this);
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.next?.cancel();
    this.stream?.close();
  }

  control() {
    this.controller = this.querySelector('media-controller');
    this.video.removeAttribute('controls');
    this.controller.setAttribute('nohotkeys', '');
    this.controller.removeAttribute('tabindex');
    this.controller.fullscreenElement = this;
  }

  restore() {
    const { volume, muted, rate } = choices();
    const { video } = this;
    if (typeof volume === 'number') video.volume = Math.min(1, Math.max(0, volume));
    if (muted) video.muted = true;
    if (typeof rate === 'number') {
      // loading another source sets the speed to the default
      video.defaultPlaybackRate = Math.min(4, Math.max(0.25, rate));
      video.playbackRate = video.defaultPlaybackRate;
    }
    video.addEventListener('volumechange', () => choose({ volume: video.volume, muted: video.muted }));
    video.addEventListener('ratechange', () => {
      video.defaultPlaybackRate = video.playbackRate;
      choose({ rate: video.playbackRate });
    });
  }
}

customElements.define('vireo-player', VireoPlayer);
