// <vireo-upload>: creates videos and sends their files by the resumable protocol tus 1.0.0, one after the other.
const CHUNK = 32 * 1024 * 1024;
const STORE = 'vireo-uploads';
const RETRY_SECONDS = [2, 5, 10, 20, 30];

const stored = () => {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
};
const remember = (key, value) => {
  const all = stored();
  if (value) all[key] = value; else delete all[key];
  try {
    localStorage.setItem(STORE, JSON.stringify(all));
  } catch {
    // then a reload starts the upload anew
  }
};

class Refused extends Error {
  constructor(status, reason, message, path = '') {
    super(message);
    this.status = status;
    this.reason = reason;
    this.path = path;
  }
}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

class Job {
  constructor(host, file) {
    this.host = host;
    this.file = file;
    this.key = `${file.name}/${file.size}/${file.lastModified}`;
    this.state = 'waiting';
    this.sent = 0;
    this.tries = 0;
    this.build();
  }

  build() {
    const { t } = this.host;
    const item = document.createElement('li');
    item.className = 'job';
    item.innerHTML = '<div class="thumb"><video muted playsinline preload="metadata" tabindex="-1" aria-hidden="true"></video></div>'
      + '<div class="field"><label class="sr"></label><input maxlength="255"><label class="sr"></label><textarea rows="2" maxlength="100000"></textarea>'
      + '<label class="sr"></label><vireo-tags><input autocomplete="off"></vireo-tags>'
      + '<label class="sr"></label><select></select></div>'
      + '<div class="row"><button type="button" class="btn quiet" data-act="pause"></button>'
      + '<button type="button" class="btn quiet" data-act="cancel"></button>'
      + '<a class="btn" data-act="watch" hidden></a><a class="btn" data-act="details" hidden></a>'
      + '<a class="btn" data-act="tracks" hidden></a></div>'
      + '<div class="meter"><progress max="100" value="0"></progress><p><span></span><span></span></p></div>';
    this.item = item;
    [this.title, this.description, this.tags, this.visibility] = item.querySelectorAll('input, textarea, select');
    const labels = item.querySelectorAll('label');
    const id = `job-${Math.random().toString(36).slice(2)}`;
    this.title.id = id;
    this.description.id = `${id}-d`;
    this.tags.id = `${id}-t`;
    this.tags.parentNode.dataset.base = this.host.base;
    this.visibility.id = `${id}-v`;
    labels[0].htmlFor = this.title.id;
    labels[0].textContent = t.title;
    labels[1].htmlFor = this.description.id;
    labels[1].textContent = t.description;
    this.description.placeholder = t.description;
    labels[2].htmlFor = this.tags.id;
    labels[2].textContent = t.tags;
    this.tags.placeholder = t.tags;
    labels[3].htmlFor = this.visibility.id;
    labels[3].textContent = t.visibility;
    for (const value of ['public', 'unlisted', 'private']) this.visibility.add(new Option(t[value], value));
    this.visibility.value = stored()[this.key]?.visibility ?? this.host.chosenVisibility();
    this.title.value = this.file.name.replace(/\.[^.]*$/, '').replace(/[_]+/g, ' ').slice(0, 255);
    this.buttons = Object.fromEntries([...item.querySelectorAll('[data-act]')].map((one) => [one.dataset.act, one]));
    this.buttons.cancel.textContent = t.cancel;
    this.buttons.watch.textContent = t.watch;
    this.buttons.details.textContent = t.details;
    this.buttons.tracks.textContent = t.tracks;
    this.progress = item.querySelector('progress');
    this.progress.setAttribute('aria-label', this.file.name);
    [this.left, this.right] = item.querySelectorAll('.meter span');
    this.preview = item.querySelector('video');
    this.preview.src = URL.createObjectURL(this.file);
    this.preview.addEventListener('loadedmetadata', () => { this.preview.currentTime = Math.min(3, this.preview.duration / 3); });
    this.buttons.pause.addEventListener('click', () => this.toggle());
    this.buttons.cancel.addEventListener('click', () => this.cancel());
    this.title.addEventListener('change', () => this.saveDetails());
    this.description.addEventListener('change', () => this.saveDetails());
    this.tags.addEventListener('change', () => this.saveTags());
    this.visibility.addEventListener('change', () => this.saveVisibility());
    this.draw();
  }

  get active() {
    return ['sending', 'checking', 'lost'].includes(this.state);
  }

  draw(text) {
    const { t } = this.host;
    const percent = this.file.size ? Math.floor(this.sent / this.file.size * 100) : 0;
    this.progress.value = percent;
    this.progress.classList.toggle('stopped', this.state === 'failed' || this.state === 'lost');
    const sizes = this.host.format(t.progress, percent, this.host.bytes(this.sent), this.host.bytes(this.file.size));
    this.left.textContent = text ?? {
      waiting: t.waiting, sending: sizes, paused: `${t.paused}. ${sizes}`, checking: t.checking, published: t.published,
    }[this.state] ?? this.left.textContent;
    this.left.className = this.state === 'failed' || this.state === 'lost' ? 'error' : '';
    if (this.state !== 'sending') this.right.textContent = '';
    const { pause } = this.buttons;
    pause.hidden = ['checking', 'published', 'waiting'].includes(this.state);
    pause.textContent = { sending: t.pause, paused: t.resume }[this.state] ?? t.retry;
    this.buttons.cancel.hidden = ['checking', 'published'].includes(this.state);
  }

  toggle() {
    if (this.state === 'sending') {
      this.state = 'paused';
      this.request?.abort();
      this.draw();
      this.host.next();
    } else {
      clearTimeout(this.timer);
      this.state = 'waiting';
      this.draw();
      this.host.next();
    }
  }

  async cancel() {
    this.state = 'cancelled';
    this.request?.abort();
    clearTimeout(this.timer);
    remember(this.key, null);
    URL.revokeObjectURL(this.preview.src);
    this.item.remove();
    this.host.remove(this);
    if (this.hash) {
      await fetch(`${this.host.base}v/${this.hash}`, { method: 'DELETE' }).catch(() => {});
      this.host.refreshUsage();
    }
  }

  // Apart from the other details: a resumed upload must not change what was chosen before, or elsewhere.
  async saveVisibility() {
    if (!this.hash) return;
    if (stored()[this.key]) remember(this.key, { ...stored()[this.key], visibility: this.visibility.value });
    await this.patch({ visibility: this.visibility.value });
  }

  async saveDetails() {
    if (!this.hash || !this.title.value.trim()) return;
    await this.patch({ title: this.title.value, description: this.description.value });
  }

  // An empty field keeps the tags that a resumed upload may have, until something was written.
  async saveTags() {
    const tags = this.tags.value.split(',').map((tag) => tag.trim()).filter((tag) => tag);
    if (!this.hash || !tags.length && !this.hadTags) return;
    this.hadTags = true;
    const answer = await this.patch({ tags });
    const failed = answer?.status === 400;
    this.tags.setAttribute('aria-invalid', String(failed));
    if (failed) this.host.status.textContent = this.host.t.tags_failed;
    this.tags.title = failed ? this.host.t.tags_failed : '';
  }

  patch(changes) {
    return fetch(`${this.host.base}v/${this.hash}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(changes),
    }).catch(() => {});
  }

  // Refuses what does not fit into the quotas before the first byte is sent.
  async requireQuota() {
    const usage = (await (await this.call('me/usage', {})).json()).response;
    this.host.showUsage(usage);
    const day = usage['videos-per-day'];
    if (!this.hash && day > 0 && usage['videos-today'] >= day) {
      throw new Refused(403, { quota: { limit: day, used: usage['videos-today'] } }, '', 'upload');
    }
    if (usage.limit > 0 && this.file.size > usage.limit - usage.bytes) {
      throw new Refused(403, { quota: { limit: usage.limit, used: usage.bytes } }, '', 'files');
    }
  }

  async run() {
    this.state = 'sending';
    this.draw();
    try {
      await this.start();
      while (this.sent < this.file.size) {
        await this.chunk();
        if (this.state !== 'sending' && this.state !== 'checking') return;
      }
      this.publish();
    } catch (problem) {
      this.stop(problem);
    }
  }

  // Continues what an earlier page has begun, or creates the video and its upload.
  async start() {
    const before = stored()[this.key];
    if (before && !this.address) {
      const offset = await this.offset(before.address);
      if (offset !== null) {
        this.hash = before.hash;
        this.address = before.address;
        this.sent = offset;
        return;
      }
      remember(this.key, null);
    }
    if (this.address) {
      const offset = await this.offset(this.address);
      if (offset === null) this.address = undefined;
      else {
        this.sent = offset;
        return;
      }
    }
    await this.requireQuota();
    if (!this.hash) {
      if (!this.title.value.trim()) throw new Refused(400, 'no-title', this.host.t.no_title);
      const created = await this.call('upload', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          title: this.title.value, description: this.description.value, visibility: this.visibility.value,
        }),
      });
      this.hash = (await created.json()).response;
    }
    const upload = await this.call('files', {
      method: 'POST',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(this.file.size),
        'Upload-Metadata': `hashpath ${base64(this.hash)}`,
      },
    });
    this.address = new URL(upload.headers.get('Location'), new URL(`${this.host.base}files`, location.href)).href;
    this.sent = 0;
    remember(this.key, { hash: this.hash, address: this.address, visibility: this.visibility.value });
  }

  async offset(address) {
    const answer = await fetch(address, { method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } });
    if (answer.status === 401) throw new Refused(401, 'token expire', '');
    if (!answer.ok) {
      if (answer.status >= 500) throw new Refused(answer.status, '', '');
      return null;
    }
    return Number(answer.headers.get('Upload-Offset'));
  }

  async call(path, options) {
    const answer = await fetch(this.host.base + path, options);
    if (!answer.ok) {
      const body = await answer.json().catch(() => ({}));
      throw new Refused(answer.status, body.response, body.message, path);
    }
    return answer;
  }

  chunk() {
    const from = this.sent;
    const begin = performance.now();
    const bytes = this.file.slice(from, from + CHUNK);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open('PATCH', this.address);
      request.setRequestHeader('Tus-Resumable', '1.0.0');
      request.setRequestHeader('Upload-Offset', String(from));
      request.setRequestHeader('Content-Type', 'application/offset+octet-stream');
      request.upload.addEventListener('progress', (event) => {
        this.sent = from + event.loaded;
        if (this.sent >= this.file.size) this.state = 'checking';
        this.draw();
        const seconds = (performance.now() - begin) / 1000;
        if (this.state === 'sending' && seconds > 1) {
          const speed = event.loaded / seconds;
          this.right.textContent = this.host.format(this.host.t.speed, this.host.bytes(speed),
            this.host.time((this.file.size - this.sent) / speed));
        }
      });
      request.addEventListener('load', () => {
        if (request.status === 204) {
          this.sent = Number(request.getResponseHeader('Upload-Offset'));
          this.tries = 0;
          resolve();
        } else {
          let body = {};
          try {
            body = JSON.parse(request.responseText);
          } catch {
            // no reason given
          }
          reject(new Refused(request.status, body.response, body.message));
        }
      });
      request.addEventListener('error', () => reject(new Error('connection')));
      request.addEventListener('abort', () => resolve());
      request.send(bytes);
    });
  }

  publish() {
    remember(this.key, null);
    this.state = 'published';
    this.draw();
    this.buttons.watch.href = `${this.host.base}video/${this.hash}`;
    this.buttons.watch.hidden = false;
    this.buttons.details.href = `${this.host.base}edit/${this.hash}`;
    this.buttons.details.hidden = false;
    this.buttons.tracks.href = `${this.host.base}tracks/${this.hash}`;
    this.buttons.tracks.hidden = false;
    this.saveDetails();
    this.saveTags();
    this.host.published(this);
  }

  // Returns the words for an upload that does not fit into a quota.
  quota(problem) {
    const quota = problem.reason?.quota;
    if (!quota) return undefined;
    const { t } = this.host;
    return problem.path === 'upload'
      ? this.host.format(t.quota_videos, quota.limit)
      : this.host.format(t.quota_bytes, this.host.bytes(this.file.size),
        this.host.bytes(Math.max(0, quota.limit - quota.used)), this.host.bytes(quota.limit));
  }

  stop(problem) {
    const { t } = this.host;
    const status = problem.status ?? 0;
    if (this.state === 'cancelled' || this.state === 'paused') return;
    const again = status === 0 || status >= 500 && status !== 507 || status === 409 && problem.reason === 'upload-offset' || status === 423 || status === 429 || status === 408;
    if (again) {
      const seconds = RETRY_SECONDS[Math.min(this.tries, RETRY_SECONDS.length - 1)];
      this.tries += 1;
      this.state = 'lost';
      this.draw(this.host.format(t.lost, seconds));
      this.timer = setTimeout(() => this.run(), seconds * 1000);
      return;
    }
    // the message names the codec or the container
    const unplayable = [t.not_mp4, problem.message].filter(Boolean).join(' ');
    const words = {
      'too-large': t.too_large, 'not-mp4': unplayable, 'no-space': t.no_space, 'no-title': t.no_title,
      'token expire': t.signed_out, token: t.signed_out, 'bad-token': t.signed_out,
    }[problem.reason] ?? this.quota(problem) ?? problem.message ?? t.refused;
    if (problem.reason === 'not-mp4') {
      remember(this.key, null);
      this.address = undefined;
    }
    this.state = 'failed';
    this.draw(words || t.refused);
    this.host.next();
  }
}

class VireoUpload extends HTMLElement {
  connectedCallback() {
    this.t = JSON.parse(this.dataset.texts);
    this.base = this.dataset.base;
    this.jobs = [];
    this.list = this.querySelector('#jobs');
    this.status = this.querySelector('#upload-status');
    const input = this.querySelector('input[type=file]');
    const drop = this.querySelector('.drop');
    input.addEventListener('change', () => {
      this.add(input.files);
      input.value = '';
    });
    drop.addEventListener('dragover', (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
    drop.addEventListener('dragleave', () => drop.classList.remove('over'));
    drop.addEventListener('drop', (event) => {
      event.preventDefault();
      drop.classList.remove('over');
      this.add(event.dataTransfer.files);
    });
    document.addEventListener('paste', (event) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      this.add(event.clipboardData.files);
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.jobs.some((job) => job.active || job.state === 'waiting')) {
        event.preventDefault();
        event.returnValue = this.t.leave;
      }
    });
  }

  add(files) {
    const known = this.jobs.length;
    for (const file of files) {
      const job = new Job(this, file);
      if (this.jobs.some((other) => other.key === job.key && other.state !== 'published')) continue;
      this.jobs.push(job);
      this.list.append(job.item);
      if (file.size > Number(this.dataset.max)) {
        job.state = 'failed';
        job.draw(this.t.too_large);
        job.buttons.pause.hidden = true;
      }
    }
    this.querySelector('#keep').hidden = this.jobs.length === 0;
    // on a telephone the list is below the fold
    this.jobs[known]?.item.scrollIntoView({ block: 'nearest' });
    this.next();
  }

  next() {
    if (this.jobs.some((job) => job.active)) return;
    this.jobs.find((job) => job.state === 'waiting')?.run();
  }

  remove(job) {
    this.jobs = this.jobs.filter((other) => other !== job);
    this.querySelector('#keep').hidden = this.jobs.length === 0;
    this.next();
  }

  published(job) {
    this.status.textContent = this.format(this.t.done, job.title.value);
    this.refreshUsage();
    this.next();
  }

  // Who may watch the files that are added now.
  chosenVisibility() {
    return this.querySelector('[name=visibility]:checked')?.value ?? 'public';
  }

  async refreshUsage() {
    const answer = await fetch(`${this.base}me/usage`).catch(() => null);
    if (answer?.ok) this.showUsage((await answer.json()).response);
  }

  showUsage(usage) {
    const meter = document.querySelector('#quota');
    if (!meter || !usage.limit) return;
    meter.value = Math.min(usage.bytes, usage.limit);
    meter.max = usage.limit;
    document.querySelector('#quota-text').textContent = this.format(this.t.quota_used, this.bytes(usage.bytes), this.bytes(usage.limit));
  }

  format(text, ...values) {
    return text.replace(/\{(\d)\}/g, (all, index) => values[index]);
  }

  bytes(count) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let size = count;
    let unit = 0;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit += 1;
    }
    return `${size.toLocaleString(this.lang, { maximumFractionDigits: 1 })} ${units[unit]}`;
  }

  time(seconds) {
    const whole = Math.max(1, Math.round(seconds));
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
  }
}

customElements.define('vireo-upload', VireoUpload);
