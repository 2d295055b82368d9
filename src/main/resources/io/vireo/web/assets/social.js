// Forms and links of comments, ratings, subscriptions and playlists: sent in the background, and the part of the page that they change is
// taken from the page with which the server answers. Without this script the same forms and links load whole pages.
const status = document.getElementById('status');
const texts = () => document.getElementById('comments').dataset;
const SIGN_IN = '/signin';
const DRAFT = 'vireo-draft-';

const say = (text) => {
  status.textContent = '';
  setTimeout(() => { status.textContent = text ?? ''; }, 50);
};

// Parses a page. Its references are relative to its own address.
const parse = async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const name of ['href', 'src', 'action']) {
    for (const element of page.querySelectorAll(`[${name}]`)) {
      const value = element.getAttribute(name);
      if (!value.startsWith('#')) element.setAttribute(name, new URL(value, answer.url));
    }
  }
  return page;
};
const isSignIn = (answer) => answer.redirected && new URL(answer.url).pathname.endsWith(SIGN_IN);
const lastOf = (address) => new URL(address).pathname.split('/').pop();

const drafts = {
  read: (field) => {
    try {
      return sessionStorage.getItem(DRAFT + field.dataset.draft);
    } catch {
      return null;
    }
  },
  keep: (field) => {
    try {
      if (field.value) sessionStorage.setItem(DRAFT + field.dataset.draft, field.value);
      else sessionStorage.removeItem(DRAFT + field.dataset.draft);
    } catch {
      // private windows may refuse
    }
  },
  restore: (root) => {
    for (const field of root.querySelectorAll('textarea[data-draft]')) {
      const kept = drafts.read(field);
      if (kept && field.value === field.defaultValue) field.value = kept;
    }
  },
};

// Says why something was not done: in the form if it has a text or is in a dialog, otherwise in a toast.
const fail = (form, text) => {
  if (!form.matches('dialog form, [data-inline-form]')) {
    document.querySelector('.toast')?.remove();
    const toast = document.createElement('div');
    toast.className = 'toast';
    toast.setAttribute('role', 'alert');
    toast.textContent = text;
    document.body.append(toast);
    setTimeout(() => toast.remove(), 10000);
    return;
  }
  form.querySelector('.note.bad')?.remove();
  const note = document.createElement('div');
  note.className = 'note bad';
  note.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = text;
  note.append(words);
  form.querySelector('p.row:last-of-type').before(note);
};

const replaceRegion = (page, id) => {
  const next = page.getElementById(id);
  const region = document.getElementById(id);
  if (!next || !region) return false;
  region.replaceWith(next);
  drafts.restore(next);
  return true;
};

// Puts the new state of a comment in the place of the old one, with the replies that are shown.
const replaceComment = (item, next) => {
  const replies = item.querySelector(':scope > .replies');
  const link = item.querySelector(':scope > p.row:has([data-replies])');
  if (replies) {
    next.querySelector(':scope > .replies')?.remove();
    next.querySelector(':scope > p.row:has([data-replies])')?.remove();
    next.append(replies);
    if (link) next.append(link);
  } else {
    next.querySelector(':scope > .replies')?.remove();
    if (link && !next.querySelector('[data-replies]')) next.append(link);
  }
  item.replaceWith(next);
};

const repliesOf = (item) => {
  const known = item.querySelector(':scope > .replies');
  if (known) return known;
  const list = document.createElement('ol');
  list.className = 'replies';
  list.id = `r-${item.id.slice(2)}`;
  const link = item.querySelector(':scope > p.row:has([data-replies])');
  if (link) link.before(list); else item.append(list);
  return list;
};

const itemOf = (form) => form.closest('li.comment') ?? document.getElementById(`c-${lastOf(form.action)}`);

// What happens after each kind of form; returns the element that takes the focus.
const acts = {
  new: (form, answer, page) => {
    const added = page.getElementById(`c-${lastOf(answer.url)}`);
    document.getElementById('threads').prepend(added);
    form.querySelector('.note.bad')?.remove();
    return added;
  },
  reply: (form, answer, page) => {
    const added = page.getElementById(`c-${lastOf(answer.url)}`);
    const item = itemOf(form);
    (item.closest('.replies') ?? repliesOf(item)).append(added);
    form.remove();
    return added;
  },
  comment: (form, answer, page) => {
    const item = itemOf(form);
    const next = page.getElementById(item.id);
    replaceComment(item, next);
    if (form.matches('[data-inline-form]')) form.remove();
    return next;
  },
  gone: (form, answer, page) => {
    const id = `c-${lastOf(form.action)}`;
    const item = document.getElementById(id);
    const next = answer.ok ? page.getElementById(id) : null;
    const after = item.nextElementSibling ?? item.previousElementSibling ?? document.getElementById('k1');
    if (next) replaceComment(item, next); else item.remove();
    return next ?? after;
  },
};

const send = async (form, button) => {
  if (form.dataset.busy) return;
  const live = form.dataset.live;
  const data = new URLSearchParams(new FormData(form, button));
  if (acts[live]) data.delete('back');
  if (live === 'gone') data.set('then', 'comment');
  form.dataset.busy = 'yes';
  button?.setAttribute('aria-busy', 'true');
  const answer = await fetch(form.action, { method: 'POST', body: data }).catch(() => null);
  const page = answer ? await parse(answer).catch(() => null) : null;
  delete form.dataset.busy;
  button?.removeAttribute('aria-busy');
  if (!page) return fail(form, texts().failed);
  if (isSignIn(answer)) return fail(form, texts().signedOut);
  const vanished = live === 'gone' && answer.redirected && answer.status === 404;
  if (!answer.ok && !vanished) {
    const reason = page.querySelector('[data-reason], .lost p');
    return fail(form, reason?.textContent ?? texts().failed);
  }
  const dialog = form.closest('dialog');
  const focus = form.dataset.focus ?? button?.id;
  const field = form.querySelector('textarea');
  if (field) {
    field.value = '';
    drafts.keep(field);
  }
  const changed = acts[live] ? acts[live](form, answer, page) : replaceRegion(page, live);
  if (!changed) location.reload();
  dialog?.close();
  const target = (focus && document.getElementById(focus)) || (changed instanceof HTMLElement ? changed : null);
  setTimeout(() => target?.focus(), 0);
  say(page.querySelector('.note[role=status] p')?.textContent ?? texts().saved);
};

const load = async (link) => {
  const answer = await fetch(link.href).catch(() => null);
  if (!answer?.ok || isSignIn(answer)) {
    location.href = link.href;
    return null;
  }
  return parse(answer);
};

// Appends the next page of a list of comments. Returns the comments that were not there yet.
let appended = 0;
const append = async (link) => {
  const page = await load(link);
  if (!page) return [];
  const list = document.getElementById(link.dataset.more);
  const added = [...page.querySelectorAll(`#${link.dataset.more} > li`)].filter((item) => !document.getElementById(item.id));
  list.append(...added);
  const next = page.querySelector(`[data-more="${link.dataset.more}"]`);
  if (next) link.replaceWith(next); else link.parentElement.remove();
  appended += 1;
  return added;
};

const links = {
  // Shows the form of another page below a comment.
  async inline(link) {
    const page = await load(link);
    const form = page?.querySelector('form[data-inline-form]');
    if (!form) return;
    const item = link.closest('li.comment');
    const open = document.getElementById(form.querySelector('textarea').id);
    if (open) {
      open.focus();
      return;
    }
    link.closest('details')?.removeAttribute('open');
    item.querySelector(':scope > .do').after(form);
    form.dataset.opener = link.id || item.querySelector('summary')?.id || '';
    drafts.restore(form);
    const field = form.querySelector('textarea');
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  },
  async region(link) {
    const page = await load(link);
    if (page && replaceRegion(page, link.dataset.region)) {
      appended = 0;
      history.replaceState(null, '', link.href);
      document.getElementById(link.id)?.focus();
    }
  },
  async more(link) {
    const [first] = await append(link);
    first?.focus();
  },
  async replies(link) {
    const page = await load(link);
    if (!page) return;
    const item = document.getElementById(`c-${link.dataset.replies}`);
    const list = repliesOf(item);
    const found = [...page.querySelectorAll(`#r-${link.dataset.replies} > li`)];
    const added = found.filter((reply) => !document.getElementById(reply.id));
    if (link.rel === 'next') list.append(...added); else list.prepend(...added);
    const next = page.querySelector('[data-replies][rel=next]');
    if (next) link.replaceWith(next); else link.parentElement.remove();
    (added[0] ?? list.firstElementChild)?.focus();
  },
};

document.addEventListener('submit', (event) => {
  if (event.target.matches('form[data-live]') && !event.defaultPrevented) {
    event.preventDefault();
    send(event.target, event.submitter);
  }
});

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cancel = event.target.closest?.('li.comment a[data-cancel]');
  if (cancel) {
    event.preventDefault();
    const form = cancel.closest('form');
    const field = form.querySelector('textarea');
    field.value = '';
    drafts.keep(field);
    form.remove();
    document.getElementById(form.dataset.opener)?.focus();
    return;
  }
  for (const [kind, follow] of Object.entries(links)) {
    const link = event.target.closest?.(`a[data-${kind}]`);
    if (link) {
      event.preventDefault();
      if (link.getAttribute('aria-busy')) return;
      link.setAttribute('aria-busy', 'true');
      follow(link).finally(() => link.removeAttribute('aria-busy'));
      return;
    }
  }
});

document.addEventListener('input', (event) => {
  if (event.target.matches?.('textarea[data-draft]')) drafts.keep(event.target);
  if (event.target.matches?.('[data-share-time]')) shareTime(event.target);
});

// The link to share starts at the moment that is shown, if that is wanted.
const clock = (seconds) => {
  const minutes = Math.floor(seconds / 60);
  const end = String(seconds % 60).padStart(2, '0');
  return minutes < 60
    ? `${minutes}:${end}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${end}`;
};
const shareTime = (box) => {
  const seconds = Math.floor(document.querySelector('video')?.currentTime ?? 0);
  const link = box.dataset.shareTime + (box.checked ? box.dataset.joint + seconds : '');
  box.closest('label').hidden = false;
  box.nextElementSibling.textContent = clock(seconds);
  document.getElementById('share-link').value = link;
  document.querySelector('#share-link ~ [data-copy]').dataset.copy = link;
};
document.addEventListener('toggle', (event) => {
  const box = event.target.matches?.('details.share[open]') && event.target.querySelector('[data-share-time]');
  if (box) {
    shareTime(box);
  }
}, true);

drafts.restore(document);

// The way back to the page finds the comments that were appended, and the place.
addEventListener('pagehide', () => {
  if (appended) history.replaceState({ ...history.state, comments: appended, top: scrollY }, '');
});
const restore = async () => {
  const { comments = 0, top } = history.state ?? {};
  for (let i = 0; i < comments; i += 1) {
    const link = document.querySelector('a[data-more="threads"]');
    if (link) await append(link);
  }
  if (comments) scrollTo({ top, behavior: 'instant' });
};
restore();
