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
