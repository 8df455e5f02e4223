/*
 * The dry run: their page and our reading point at each other, and ticks last while one looks from form to form.
 * Without script the numbers on both sides are ordinary links, and the ticks are those of the page that is sent.
 *
 *   <div class="imp" data-run="…">
 *     <td data-at="texts.basis"> … </td>      a cell of their page
 *     <tr data-at="texts.basis"> … </tr>      the line of our reading that was read from it
 *   <input type="checkbox" form="accept" …>   takes a form along
 *   <span data-chosen="已勾选 {0} 张"></span>  says how many are ticked
 */
(function () {
  'use strict';

  document.addEventListener('DOMContentLoaded', () => {
    const run = document.querySelector('[data-run]');
    if (!run) {
      return;
    }
    const parts = Array.from(run.querySelectorAll('[data-at]'));
    const boxes = Array.from(run.querySelectorAll('input[form="accept"]'));
    const count = document.querySelector('[data-chosen]');
    const ticks = 'jiheng.ticks.' + run.getAttribute('data-run');

    function look(here, bringIntoSight) {
      const at = here && here.getAttribute('data-at');
      parts.forEach(part => part.classList.toggle('cur', at !== null && part.getAttribute('data-at') === at));
      const own = here && here.closest('section');
      const other = bringIntoSight && parts.find(part => part.classList.contains('cur') && part.closest('section') !== own);
      if (other) {
        other.scrollIntoView({ block: 'nearest' });
      }
    }

    run.addEventListener('mouseover', event => {
      const here = event.target.closest('[data-at]');
      if (here) {
        look(here, false);
      }
    });
    run.addEventListener('focusin', event => {
      const here = event.target.closest('[data-at]');
      if (here) {
        look(here, true);
      }
    });
    // A number leads to its other half, which is brought into sight anyway: jumping would only lose one's place.
    run.addEventListener('click', event => {
      const here = event.target.closest('[data-at]');
      if (here) {
        if (event.target.closest('.mk, .spot')) {
          event.preventDefault();
        }
        look(here, true);
      }
    });

    // 改 opened: the caret is in the first box at once; Esc closes it again and gives the focus back.
    run.addEventListener('toggle', event => {
      const box = event.target.open && event.target.querySelector('input:not([type=hidden]), textarea, select, button');
      if (box) {
        box.focus();
      }
    }, true);
    run.addEventListener('keydown', event => {
      if (event.isComposing || event.keyCode === 229 || event.key !== 'Escape') {
        return; // the input method has the keyboard
      }
      const opened = event.target.closest('details[open]');
      if (opened) {
        opened.removeAttribute('open');
        opened.querySelector('summary').focus();
      }
    });

    // Storage may be switched off by policy; then the ticks last for one page.
    function remembered() {
      try {
        return JSON.parse(sessionStorage.getItem(ticks)) || {};
      } catch (refused) {
        return {};
      }
    }

    function tell() {
      if (count) {
        count.textContent = count.getAttribute('data-chosen').replace('{0}', boxes.filter(box => box.checked).length);
      }
    }

    const before = remembered();
    boxes.forEach(box => {
      if (box.value in before) {
        box.checked = before[box.value];
      }
      box.addEventListener('change', () => {
        const now = {};
        boxes.forEach(each => {
          now[each.value] = each.checked;
        });
        try {
          sessionStorage.setItem(ticks, JSON.stringify(now));
        } catch (refused) {
          // nothing to do
        }
        tell();
      });
    });
    tell();
  });
})();
