// The line above the picture that shows what a key has done.
export const clock = (seconds) => {
  const whole = Math.floor(seconds);
  const minutes = Math.floor(whole / 60);
  const end = String(whole % 60).padStart(2, '0');
  return minutes >= 60
    ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${end}`
    : `${minutes}:${end}`;
};

export class Feedback {
  constructor(player) {
    this.line = document.createElement('p');
    this.line.className = 'player-says';
    this.line.setAttribute('role', 'status');
    player.append(this.line);
  }

  show(text, milliseconds = 1200) {
    this.line.textContent = text;
    this.line.classList.add('on');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), milliseconds);
  }

  hide() {
    this.line.classList.remove('on');
  }
}
