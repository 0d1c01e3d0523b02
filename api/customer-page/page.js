// Progressive enhancement only: every page works without it.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', () => {
    form.setAttribute('aria-busy', 'true');
    setTimeout(() => {
      for (const button of form.querySelectorAll('button')) button.disabled = true;
    }, 0);
  });
}
// Coming back by the browser's own button finds the forms ready again.
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('form[aria-busy] button')) button.disabled = false;
});
// What just happened is said once: a reload or a bookmark does not say it again.
if (location.search) history.replaceState(null, '', location.pathname + location.hash);
for (const input of document.querySelectorAll('input[type="file"]')) {
  const list = document.createElement('p');
  list.className = 'hint';
  list.setAttribute('role', 'status');
  input.after(list);
  input.addEventListener('change', () => {
    list.textContent = [...input.files].map(({ name }) => name).join(' · ');
  });
}
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(button.dataset.copy).then(() => (button.textContent = '✓'));
  });
}
