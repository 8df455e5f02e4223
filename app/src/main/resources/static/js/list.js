/*
 * Keys of a list: J and K walk the rows, the space bar chooses one, Enter opens (the row's link has the focus), / goes to the search field.
 *
 *   <table class="tbl" data-keys> … <td><a class="t" href="…">…</a></td> …
 *   <input type="search" name="q" data-slash>
 *
 * Never while something is typed, never while an input method is composing, never with Ctrl, Alt or the system key.
 */
(function () {
  'use strict';

  function isTyping(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }

  /* What is chosen, added up in fen-exact hundredths of 万元; without script the buttons work all the same. */
  function countChosen(form) {
    const boxes = Array.from(form.querySelectorAll('input[name=row]:checked'));
    const hundredths = boxes.reduce((sum, box) => sum + Number((box.getAttribute('data-money') || '0').replace(/[.,]/g, '')), 0);
    const digits = ('00' + hundredths).slice(-Math.max(3, String(hundredths).length));
    form.querySelector('[data-chosen]').textContent = '已选 ' + boxes.length + ' 个' + (boxes.length ? '，' + digits.slice(0, -2) + '.' + digits.slice(-2) + ' 万元' : '');
    form.classList.toggle('choosing', boxes.length > 0);
  }

  document.addEventListener('change', event => {
    const form = event.target.closest('[data-bulk]');
    if (form) {
      countChosen(form);
    }
  });

  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) {
      return;
    }
    if (event.key === '/') {
      const search = document.querySelector('[data-slash]');
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
      return;
    }
    if (event.key === ' ' && event.target.matches && event.target.matches('[data-keys] a.t')) {
      const box = event.target.closest('tr').querySelector('input[name=row]');
      if (box) {
        event.preventDefault();
        box.checked = !box.checked;
        countChosen(box.form);
      }
      return;
    }
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    const links = Array.from(document.querySelectorAll('[data-keys] a.t'));
    if (!step || !links.length) {
      return;
    }
    const row = document.activeElement.closest('[data-keys] tr');
    const here = row ? links.findIndex(link => row.contains(link)) : -1;
    const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + step, 0), links.length - 1);
    links[next].focus();
  });
})();
