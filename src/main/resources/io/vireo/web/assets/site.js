// What every page has: menus, keys of the site, small helps for forms. The pages work without it.
const menus = () => document.querySelectorAll('details.menu[open]');

// Shows the form of a page in a dialog. Without one, as for visitors who have to sign in, the browser opens the page.
const openDialog = async (link) => {
  const answer = await fetch(link.href).catch(() => null);
  const page = answer?.ok && !answer.redirected
    ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  const form = page?.querySelector('form[data-form]');
  if (!form) {
    location.href = link.href;
    return;
  }
  form.action = new URL(form.getAttribute('action'), link.href);
  const dialog = document.createElement('dialog');
  const heading = document.createElement('h2');
  heading.id = 'dialog-title';
  heading.textContent = page.querySelector('h1').textContent;
  dialog.setAttribute('aria-labelledby', heading.id);
  form.prepend(heading);
  dialog.append(form);
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
};

document.addEventListener('click', (event) => {
  for (const menu of menus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  const copy = event.target.closest?.('[data-copy]');
  if (copy) {
    navigator.clipboard?.writeText(copy.dataset.copy).then(() => { copy.textContent = copy.dataset.done; });
  }
  const link = event.target.closest?.('a[data-dialog]');
  if (link && window.HTMLDialogElement && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    openDialog(link);
  }
  const close = event.target.closest?.('[data-close]');
  if (close?.closest('dialog')) {
    event.preventDefault();
    close.closest('dialog').close();
  }
  const show = event.target.closest?.('[data-show]');
  if (show) {
    const input = document.getElementById(show.dataset.show);
    const visible = input.type === 'password';
    input.type = visible ? 'text' : 'password';
    show.setAttribute('aria-pressed', String(visible));
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  }
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector('.search input');
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});

for (const hidden of document.querySelectorAll('[data-copy][hidden], [data-show][hidden]')) hidden.hidden = false;
for (const field of document.querySelectorAll('input[readonly]')) {
  field.addEventListener('focus', () => field.select());
}
document.querySelector('.note.bad[tabindex]')?.focus();

// What was typed into a form is kept for the way back to the page, and for the way through the sign-in page if the session had ended.
// Forms of comments keep their drafts themselves (social.js); passwords and files are not kept.
const TYPED = 'vireo-typed';
const FIELDS = 'form[method=post] :is(input:not([type=hidden], [type=password], [type=file], [name=sure]), textarea:not([data-draft]), select)[name]';
const here = location.pathname;
const isSignIn = location.pathname.endsWith('/signin');
const keyOf = ({ form, name, type, value }) => [form.getAttribute('action'), name, /radio|checkbox/.test(type) ? value : ''].join();
const hasChanged = (field) => (/radio|checkbox/.test(field.type) ? field.checked !== field.defaultChecked
  : field.localName === 'select' ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.value !== field.defaultValue);
const typed = () => {
  const changed = [...document.querySelectorAll(FIELDS)].filter(hasChanged);
  return changed.length ? Object.fromEntries(changed.map((field) => [keyOf(field), field.checked ? true : field.value])) : undefined;
};
const session = (act) => {
  try {
    return act(sessionStorage);
  } catch {
    return null; // private windows may refuse
  }
};
let isSigningOut = false;
addEventListener('pagehide', () => {
  const values = isSigningOut ? undefined : typed();
  if (values || history.state?.typed) history.replaceState({ ...history.state, typed: values }, '');
  session((store) => store.setItem(TYPED, JSON.stringify(isSignIn ? { ...before, signedIn: true } : { here, values })));
});
const cameBack = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
const before = session((store) => JSON.parse(store.getItem(TYPED)));
const kept = cameBack ? history.state?.typed : before?.signedIn && before.here === here ? before.values : null;
if (kept && !isSignIn) {
  for (const field of document.querySelectorAll(FIELDS)) {
    const value = kept[keyOf(field)];
    if (value === undefined) continue;
    if (/radio|checkbox/.test(field.type)) field.checked = value === true;
    else field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

// A second click must not send a form twice. One that stays on the page, as for a download, can be sent again soon.
document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== 'post' || form.matches('[data-live]')) return;
  if (form.matches('[action$="signout"]')) {
    isSigningOut = true;
    session((store) => store.clear());
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  submitter?.setAttribute('aria-busy', 'true');
  const free = () => {
    delete form.dataset.sent;
    submitter?.removeAttribute('aria-busy');
  };
  setTimeout(free, 8000);
  addEventListener('pageshow', free, { once: true });
});

// Days are those of the visitor. The first page has the days of another zone: the server learns the zone from the cookie.
const { lang, dataset: { zone: shown } } = document.documentElement;
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
if (timeZone && timeZone !== shown) {
  document.cookie = `vireo_zone=${timeZone}; Path=/; SameSite=Lax; Max-Age=31536000`;
  const inZone = (zone) => new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: zone });
  const [before, after] = [inZone(shown === 'Z' ? 'UTC' : shown), inZone(timeZone)];
  for (const time of document.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    if (time.textContent === before.format(at)) time.textContent = after.format(at);
  }
}

const countdown = document.querySelector('[data-countdown]');
if (countdown) {
  const end = Date.now() + Number(countdown.dataset.countdown) * 1000;
  const clock = countdown.querySelector('span');
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (left > 0) setTimeout(tick, 500);
  };
  tick();
}
