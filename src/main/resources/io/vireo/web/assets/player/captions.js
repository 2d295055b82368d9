// Captions: on and off, the language and the look, all kept for the next video.
import { choices, choose } from './choices.js';

const KINDS = ['captions', 'subtitles'];
const LOOK = ['size', 'ink', 'ground', 'edge'];

export class Captions {
  constructor(player) {
    this.player = player;
    this.video = player.video;
    // without it axe reports a button with aria-checked
    player.querySelector('media-captions-button')?.setAttribute('role', 'switch');
    const tracks = this.video.textTracks;
    tracks.addEventListener('addtrack', () => this.restore());
    tracks.addEventListener('change', () => this.keep());
    this.restore();
    this.look(choices().look);
    if (!CSS.supports('selector(video::-webkit-media-text-track-container)')) {
      for (const event of ['play', 'pause', 'timeupdate']) this.video.addEventListener(event, () => this.lift());
    }
  }

  get all() {
    return [...this.video.textTracks].filter((track) => KINDS.includes(track.kind));
  }

  get showing() {
    return this.all.find((track) => track.mode === 'showing');
  }

  restore() {
    const { captions } = choices();
    const track = captions && this.all.find(({ language }) => language === captions);
    if (track && track !== this.showing) this.show(track);
  }

  show(track) {
    for (const each of this.all) each.mode = each === track ? 'showing' : 'disabled';
  }

  keep() {
    const language = this.showing?.language ?? '';
    if (this.all.length > 0 && language !== (choices().captions ?? '')) {
      choose(language ? { captions: language, lastCaptions: language } : { captions: '' });
    }
  }

  toggle() {
    const { all, showing, player } = this;
    if (all.length === 0) return;
    const wanted = [choices().lastCaptions, document.documentElement.lang];
    const track = showing ? null : all.find(({ language }) => wanted.includes(language)) ?? all[0];
    this.show(track);
    player.feedback.show(track ? `${player.dataset.captions}: ${track.label || track.language}` : player.dataset.captionsOff);
  }

  // Attributes, which the style sheet knows: the content security policy forbids inline styles.
  look(chosen = {}) {
    for (const what of LOOK) this.player.setAttribute(`data-cue-${what}`, chosen[what] ?? '');
  }

  // Fills and follows the form of the dialog.
  form(form) {
    for (const what of LOOK) form.elements[what].value = choices().look?.[what] ?? '';
    form.addEventListener('input', () => {
      const look = Object.fromEntries(LOOK.map((what) => [what, form.elements[what].value]));
      choose({ look });
      this.look(look);
    });
  }

  // Moves cues above the controls where the style sheet cannot.
  lift() {
    const up = this.video.paused || !this.player.controller?.hasAttribute('userinactive');
    for (const cue of this.showing?.activeCues ?? []) {
      if (cue.line === 'auto' || cue.lifted) {
        cue.lifted = up;
        cue.line = up ? -4 : 'auto';
      }
    }
  }
}
