/*
 * The table of indicators as a worksheet: an ARIA grid with one stop of the Tab key for each cell under the person's hands, keys as in
 * Excel and WPS, blocks, copy and paste.
 *
 * A cell is walked over (its whole text chosen, so that typing replaces it) or edited (the caret is in the text). While an input
 * method is composing nothing here listens: no key, no fold, no save.
 *
 *   Jiheng.grid(tbody, sheet): sheet gives and takes cells; see editor.js
 */
(function () {
  'use strict';
  const Jiheng = window.Jiheng = window.Jiheng || {};
  const SIGNS = { '>=': '≥', '<=': '≤', '＞＝': '≥', '＜＝': '≤', '》=': '≥', '《=': '≤' };

  Jiheng.grid = function (body, sheet) {
    let active = null; // the field under the hands
    let editing = false;
    let anchor = null; // where a block began
    let composing = false;

    const rows = () => Array.from(body.querySelectorAll('tr[data-row]'));
    const fields = row => Array.from(row.querySelectorAll('.f'));
    const rowOf = field => field.closest('tr');
    const columnOf = field => fields(rowOf(field)).indexOf(field);
    const newName = () => body.querySelector('[data-newname]');

    function isCell(element) {
      return element && element.classList && element.classList.contains('f') && element.closest('tr[data-row]') && body.contains(element);
    }

    function at(row, column) {
      const all = rows();
      return all[row] ? fields(all[row])[column] || null : null;
    }

    function place(field) {
      return { row: rows().indexOf(rowOf(field)), column: columnOf(field) };
    }

    // ---- where the hands are

    function rove(field) {
      body.querySelectorAll('tr[data-row] .f').forEach(other => {
        other.tabIndex = other === field ? 0 : -1;
      });
    }

    function go(field, extend) {
      if (!field) {
        return false;
      }
      if (!extend) {
        anchor = null;
      } else if (!anchor) {
        anchor = active;
      }
      field.focus();
      return true;
    }

    function walkOver(field) {
      editing = false;
      rowOf(field).classList.remove('editing');
      field.select();
      mark();
    }

    function beginEditing(field, atEnd) {
      editing = true;
      anchor = null;
      rowOf(field).classList.add('editing');
      if (atEnd) {
        field.setSelectionRange(field.value.length, field.value.length);
      }
      mark();
    }

    function block() {
      if (!active) {
        return [];
      }
      const a = place(active);
      const b = anchor && rows().includes(rowOf(anchor)) ? place(anchor) : a;
      const lines = [];
      for (let row = Math.min(a.row, b.row); row <= Math.max(a.row, b.row); row++) {
        const line = [];
        for (let column = Math.min(a.column, b.column); column <= Math.max(a.column, b.column); column++) {
          line.push(at(row, column));
        }
        lines.push(line);
      }
      return lines;
    }

    function mark() {
      body.querySelectorAll('.sel').forEach(cell => cell.classList.remove('sel'));
      body.querySelectorAll('.rowfocus').forEach(row => row.classList.remove('rowfocus'));
      if (!active) {
        return;
      }
      rowOf(active).classList.add('rowfocus');
      const chosen = block();
      if (chosen.length > 1 || (chosen[0] && chosen[0].length > 1)) {
        chosen.forEach(line => line.forEach(field => field.closest('td').classList.add('sel')));
      }
      sheet.onMove(active);
    }

    function chosen() {
      return block().reduce((all, line) => all.concat(line), []);
    }

    function isBlock() {
      return chosen().length > 1;
    }

    body.addEventListener('focusin', event => {
      if (isCell(event.target)) {
        const moved = active !== event.target;
        active = event.target;
        rove(active);
        if (moved) {
          walkOver(active);
        }
      }
    });

    body.addEventListener('focusout', event => {
      if (isCell(event.target)) {
        editing = false;
        rowOf(event.target).classList.remove('editing');
        sheet.commit(event.target);
        if (!event.relatedTarget || !body.contains(event.relatedTarget)) {
          active = null;
          anchor = null;
          mark();
        }
      }
    });

    // One press stands on the cell, a second one puts the caret into its text; Shift makes a block.
    body.addEventListener('mousedown', event => {
      const cell = event.target.closest('td.cell');
      const field = cell && cell.querySelector('.f');
      if (!field || event.target.closest('.mks, .note, button, a')) {
        return;
      }
      if (event.shiftKey && active && field !== active) {
        event.preventDefault();
        if (!anchor) {
          anchor = active;
        }
        field.focus();
        mark();
      } else if (field !== active) {
        event.preventDefault();
        anchor = null;
        field.focus();
        if (cell.classList.contains('nm') && event.clientX - cell.getBoundingClientRect().left < 27) {
          chooseRow();
        }
      } else if (event.target === field) {
        beginEditing(field, false);
      }
    });

    function chooseRow() {
      const all = fields(rowOf(active));
      anchor = all[0] === active ? all[all.length - 1] : all[0];
      mark();
    }

    function isWholeRow() {
      const line = block();
      return line.length > 0 && active && line[0].length === fields(rowOf(active)).length;
    }

    // ---- typing

    body.addEventListener('compositionstart', event => {
      if (isCell(event.target)) {
        composing = true;
        beginEditing(event.target, false);
      }
    });

    body.addEventListener('compositionend', event => {
      if (isCell(event.target)) {
        composing = false;
        sheet.typing(event.target);
      }
    });

    body.addEventListener('input', event => {
      const field = event.target;
      if (!isCell(field) || composing || event.isComposing) {
        return;
      }
      if (!editing) {
        beginEditing(field, false);
      }
      const sign = field.getAttribute('data-kind') === 'SIGN' && SIGNS[field.value];
      if (sign) {
        field.value = sign;
      }
      sheet.typing(field);
    });

    body.addEventListener('keydown', event => {
      if (event.isComposing || event.keyCode === 229 || composing) {
        return;
      }
      if (isCell(event.target)) {
        if (key(event, event.target)) {
          event.preventDefault();
        }
      } else if (event.target === newName() && event.key === 'ArrowUp' && !sheet.suggesting()) {
        const last = rows()[rows().length - 1];
        if (last && go(fields(last)[0], false)) {
          event.preventDefault();
        }
      }
    });

    function key(event, field) {
      const command = event.ctrlKey || event.metaKey;
      const here = place(field);
      if (event.altKey && !command && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
        sheet.commit(field);
        sheet.moveRow(rowOf(field), event.key === 'ArrowUp' ? -1 : 1);
        return go(field, false);
      }
      if (event.altKey) {
        return false;
      }
      if (command) {
        return commandKey(event, field, here);
      }
      switch (event.key) {
        case 'Tab':
          return tab(event.shiftKey, here);
        case 'Enter':
          return vertical(event.shiftKey ? -1 : 1, here, false);
        case 'F2':
          beginEditing(field, true);
          return true;
        case 'Escape':
          return escape(field);
        case 'ArrowUp':
        case 'ArrowDown':
          if (editing && field.tagName === 'TEXTAREA' && !atEdge(field, event.key)) {
            return false;
          }
          return vertical(event.key === 'ArrowUp' ? -1 : 1, here, event.shiftKey && !editing);
        case 'ArrowLeft':
        case 'ArrowRight':
          if (editing && !atEdge(field, event.key)) {
            return false;
          }
          return go(at(here.row, here.column + (event.key === 'ArrowLeft' ? -1 : 1)), event.shiftKey && !editing) || !editing;
        case 'Home':
        case 'End':
          return editing ? false : go(at(here.row, event.key === 'Home' ? 0 : fields(rowOf(field)).length - 1), event.shiftKey);
        case 'Delete':
          if (editing) {
            return false;
          }
          sheet.change(chosen().map(each => ({ field: each, value: '' })));
          return true;
        case 'Backspace':
          if (!editing && isBlock()) {
            sheet.change(chosen().map(each => ({ field: each, value: '' })));
            return true;
          }
          return false;
        case ' ':
          if (event.shiftKey && !editing) {
            chooseRow();
            return true;
          }
          if (!editing && field.getAttribute('data-kind') === 'CORE') {
            sheet.change([{ field: field, value: field.value === '是' ? '否' : '是' }]);
            field.select();
            return true;
          }
          return false;
        default:
          return false;
      }
    }

    function commandKey(event, field, here) {
      switch (event.key.toLowerCase()) {
        case 'd':
          return fillFrom(here.row - 1, here.column, true);
        case 'r':
          return fillFrom(here.row, here.column - 1, false);
        case '=':
        case '+':
          if (!isWholeRow()) {
            return false;
          }
          sheet.commit(field);
          go(sheet.insertRow(rowOf(field).previousElementSibling), false);
          return true;
        case '-':
          if (!isWholeRow()) {
            return false;
          }
          removeRow(field, here);
          return true;
        case 'a':
          if (editing) {
            return false;
          }
          anchor = at(0, 0);
          go(at(rows().length - 1, fields(rowOf(field)).length - 1), true);
          return true;
        default:
          return false;
      }
    }

    function removeRow(field, here) {
      const doomed = block().map(line => rowOf(line[0]));
      const next = at(here.row + doomed.length, here.column) || at(Math.min(place(doomed[0].querySelector('.f')).row, rows().length) - 1, here.column);
      active = null;
      sheet.removeRows(doomed);
      if (next && body.contains(next)) {
        go(next, false);
      } else if (newName()) {
        newName().focus();
      }
    }

    /* Ctrl D and Ctrl R: the first row (column) of the block into the others; a single cell takes from its neighbour. */
    function fillFrom(row, column, down) {
      const lines = block();
      const changes = [];
      if (isBlock() && (down ? lines.length > 1 : lines[0].length > 1)) {
        lines.forEach((line, y) => line.forEach((field, x) => {
          if (down ? y > 0 : x > 0) {
            changes.push({ field: field, value: down ? lines[0][x].value : line[0].value });
          }
        }));
      } else {
        const from = at(row, column);
        if (!from) {
          return true;
        }
        changes.push({ field: active, value: from.value });
      }
      sheet.change(changes);
      if (active) {
        active.select();
      }
      return true;
    }

    function tab(back, here) {
      const width = fields(rows()[here.row]).length;
      const index = here.row * width + here.column + (back ? -1 : 1);
      if (index < 0) {
        return false; // out at the top, as everywhere
      }
      const next = at(Math.floor(index / width), index % width);
      return go(next || newName(), false);
    }

    function vertical(step, here, extend) {
      const next = at(here.row + step, here.column);
      if (next) {
        return go(next, extend);
      }
      return step > 0 && !extend ? go(newName(), false) : true;
    }

    function escape(field) {
      if (editing) {
        sheet.restore(field);
        walkOver(field);
        return true;
      }
      if (anchor) {
        anchor = null;
        mark();
        return true;
      }
      return false;
    }

    function atEdge(field, key) {
      const start = field.selectionStart;
      const end = field.selectionEnd;
      if (start !== end) {
        return false;
      }
      switch (key) {
        case 'ArrowLeft':
          return start === 0;
        case 'ArrowRight':
          return end === field.value.length;
        case 'ArrowUp':
          return start === 0;
        default:
          return end === field.value.length;
      }
    }

    // ---- copy, cut, paste

    function copy(event) {
      if (!isCell(event.target) || editing) {
        return false;
      }
      const lines = block().map(line => line.map(field => field.value));
      event.preventDefault();
      event.clipboardData.setData('text/plain', lines.map(line => line.map(quoted).join('\t')).join('\r\n') + '\r\n');
      const table = document.createElement('table');
      lines.forEach(line => {
        const row = table.insertRow();
        line.forEach(value => {
          row.insertCell().textContent = value;
        });
      });
      event.clipboardData.setData('text/html', table.outerHTML);
      return true;
    }

    function quoted(value) {
      return /[\t\n"]/.test(value) ? '"' + value.replace(/"/g, '""') + '"' : value;
    }

    body.addEventListener('copy', copy);
    body.addEventListener('cut', event => {
      const fieldsToEmpty = chosen();
      if (copy(event)) {
        sheet.change(fieldsToEmpty.map(each => ({ field: each, value: '' })));
      }
    });

    body.addEventListener('paste', event => {
      const inNew = event.target === newName();
      if (!isCell(event.target) && !inNew) {
        return;
      }
      const text = event.clipboardData.getData('text/plain');
      const html = event.clipboardData.getData('text/html');
      const single = !/[\t\n]/.test(text.replace(/[\r\n]+$/, '')) && !/<t[dh][\s>][^]*<t[dh][\s>]/i.test(html);
      if (single && (inNew || editing)) {
        return; // into the text, as anywhere
      }
      event.preventDefault();
      if (single) {
        const value = text.replace(/[\r\n]+$/, '');
        sheet.change(chosen().map(each => ({ field: each, value: value })));
        return;
      }
      const from = inNew ? { row: rows().length, column: 0 } : place(active);
      const parts = sheet.parts();
      sheet.read({ text: text, html: html, part: parts[from.column] }).then(answer => spread(answer, from, inNew));
    });

    /* Right and down from the cell, adding rows as needed; as one step that can be undone. */
    function spread(answer, from, inNew) {
      sheet.paste(from.row, answer.rows);
      if (inNew && newName()) {
        newName().value = '';
        newName().focus();
      } else {
        go(at(from.row, from.column), false);
      }
      sheet.say('粘贴 ' + answer.rows.length + ' 行' + (answer.look ? '，' + answer.look + ' 格要看一下' : '') + '。按 Ctrl Z 撤销');
    }

    return {
      ready: () => {
        const first = body.querySelector('tr[data-row] .f');
        rove(first);
      },
      refresh: () => {
        if (!body.querySelector('tr[data-row] .f[tabindex="0"]')) {
          rove(body.querySelector('tr[data-row] .f'));
        }
        if (active && !body.contains(active)) {
          active = null;
        }
        mark();
      },
      active: () => active,
      editing: () => editing,
      composing: () => composing,
      go: field => go(field, false)
    };
  };
})();
