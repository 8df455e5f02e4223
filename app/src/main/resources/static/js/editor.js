/*
 * The editor: the official sheet as a form that saves each field as it is left, and loses nothing.
 *
 * The page works without this as a plain form (GIT-75). With it: fields are saved one by one (editor-saving.js), the table is walked
 * like a worksheet (editor-grid.js), what is not on the server yet stands on this computer (editor-store.js), sums and the 权重尺 move
 * while typing, and what the rules say is fetched anew after each save. The browser's sums only inform; the server's answer wins.
 */
(function () {
  'use strict';
  const Jiheng = window.Jiheng = window.Jiheng || {};
  const PAUSE = 1500; // after the last key, a field is saved though nobody left it
  const UNDO = 50;

  document.addEventListener('DOMContentLoaded', () => {
    const form = document.querySelector('form[data-editor]');
    if (form && form.getAttribute('data-closed') !== 'true' && window.fetch) {
      start(form);
    }
  });

  function start(form) {
    const body = form.querySelector('[data-grid]');
    const template = form.querySelector('template[data-row-template]');
    const side = form.querySelector('[data-check]');
    const conflictBox = form.querySelector('[data-conflicts]');
    const stateLine = form.querySelector('[data-save-state]');
    const said = document.querySelector('[data-say]');
    const live = form.querySelector('[data-live]');
    const alertLine = form.querySelector('[data-alert]');
    const target = form.getAttribute('data-target');
    const mine = 'jiheng.draft.' + form.getAttribute('data-officer') + '.' + target + '.';
    const url = '/targets/' + target;
    const was = new WeakMap(); // what each field said when it was last sent or received
    const store = Jiheng.store(mine, { id: form.getAttribute('data-key-id'), key: form.getAttribute('data-key') }, olderKey);
    let undo = [];
    let redo = [];
    let conflicts = [];
    let typingTimer = 0;
    let keepTimer = 0;
    let checkTimer = 0;
    let leaving = null; // the button or link that is followed once everything is saved
    let readOnly = false;
    let hinted = false; // the status bar says something about the row
    let composing = false; // an input method has half a word in it
    let token = form.querySelector('input[name=_csrf]').value;

    const saving = Jiheng.saving({
      url: url + '/fields',
      since: Number(form.getAttribute('data-revision')),
      token: token,
      store: store,
      onPending: () => stateLine.setAttribute('data-state', 'pending'), // said in words only when it takes long
      onState: showState,
      onAnswer: placeAnswer,
      onClosed: closed,
      onExpired: window.jihengSession ? enterAgain : null
    });

    async function olderKey(id) {
      try {
        const response = await fetch('/targets/keys/' + encodeURIComponent(id), { credentials: 'same-origin', headers: { 'HX-Request': 'true' } });
        return response.ok ? await response.text() : null;
      } catch (unreachable) {
        return null;
      }
    }

    /* The dialog takes the keyboard: never from an input method with half a word in it. */
    async function enterAgain() {
      while (composing) {
        await new Promise(resolve => setTimeout(resolve, 200));
      }
      return window.jihengSession.ask();
    }

    // ---- cells

    const rows = () => Array.from(body.querySelectorAll('tr[data-row]'));
    const rowById = id => body.querySelector('tr[data-row="' + id + '"]');
    const allFields = () => Array.from(form.querySelectorAll('.f'));
    const partOf = field => field.getAttribute('data-part');
    const rowIdOf = field => {
      const row = field.closest('tr[data-row]');
      return row ? row.getAttribute('data-row') : null;
    };
    const seenOf = field => Number(field.getAttribute('data-seen'));
    const wordsOf = field => field.getAttribute('aria-label');

    function find(row, part) {
      const within = row ? rowById(row) : form;
      if (!within) {
        return null;
      }
      return row ? within.querySelector('[data-part="' + part + '"]') : Array.from(within.querySelectorAll('.f[data-part="' + part + '"]')).find(f => !f.closest('tr[data-row]')) || null;
    }

    function parts() {
      return Array.from(template.content.querySelectorAll('.f')).map(partOf);
    }

    function show(field, value) {
      field.value = value;
      was.set(field, value);
      fit(field);
    }

    function fit(field) {
      if (field.tagName === 'TEXTAREA') {
        field.rows = 1;
        field.style.height = 'auto';
        field.style.height = field.scrollHeight + 'px';
      }
    }

    // ---- what a person types

    /* Full-width digits and punctuation typed into a number are folded, not refused. */
    function folded(field) {
      const kind = field.getAttribute('data-kind');
      if (kind !== 'MONEY' && kind !== 'NUMBER') {
        return field.value;
      }
      return field.value.replace(/[\uff10-\uff19]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
        .replace(/[。．]/g, '.').replace(/，/g, ',').replace(/％/g, '%').trim();
    }

    function commit(field) {
      if (readOnly || composing || field.value === was.get(field)) {
        return;
      }
      const value = folded(field);
      const from = was.get(field);
      show(field, value);
      clearTimeout(typingTimer);
      clearTimeout(keepTimer);
      store.drop('typing');
      if (value !== from) {
        remember([{ k: 'fill', row: rowIdOf(field), field: partOf(field), from: from, to: value }]);
        send(field, value);
      }
      sums();
    }

    function send(field, value) {
      dot(field, '…');
      saving.push({ kind: 'fill', row: rowIdOf(field), field: partOf(field), value: value, seen: seenOf(field) });
    }

    function typing(field) {
      fit(field);
      sums();
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => {
        if (!composing) {
          commit(field);
        }
      }, PAUSE);
      clearTimeout(keepTimer);
      keepTimer = setTimeout(() => {
        store.put('typing', { row: rowIdOf(field), field: partOf(field), value: field.value, seen: seenOf(field) });
      }, 250);
    }

    function restore(field) {
      clearTimeout(typingTimer);
      clearTimeout(keepTimer);
      store.drop('typing');
      field.value = was.get(field);
      fit(field);
      sums();
    }

    /* Several cells as one step. */
    function change(changes) {
      if (readOnly) {
        return;
      }
      const step = [];
      changes.forEach(each => {
        const from = was.get(each.field);
        if (each.value !== from || each.field.value !== from) {
          show(each.field, each.value);
          step.push({ k: 'fill', row: rowIdOf(each.field), field: partOf(each.field), from: from, to: each.value });
          send(each.field, each.value);
        }
      });
      remember(step);
      sums();
    }

    // ---- rows

    function blankRow(id) {
      const row = template.content.firstElementChild.cloneNode(true);
      row.setAttribute('data-row', id);
      row.querySelectorAll('.f').forEach(field => {
        field.name = id + '.' + partOf(field);
        field.setAttribute('data-seen', String(form.getAttribute('data-revision')));
        was.set(field, '');
      });
      return row;
    }

    function idOf(row) {
      return row && row.hasAttribute('data-row') ? row.getAttribute('data-row') : null;
    }

    function putBehind(row, behind) {
      const before = behind ? rowById(behind) : body.querySelector('tr.hd');
      if (before) {
        before.after(row);
      } else {
        body.querySelector('[data-addrow]').before(row);
      }
      renumber();
    }

    /* Makes the row and returns its first field. */
    function insertRow(behindRow, quiet) {
      const id = Jiheng.uuid();
      const behind = idOf(behindRow);
      putBehind(blankRow(id), behind);
      saving.push({ kind: 'add', row: id, behind: behind });
      if (!quiet) {
        remember([{ k: 'add', row: id, behind: behind }]);
      }
      sums();
      return rowById(id).querySelector('.f');
    }

    function cellsOf(row) {
      const cells = {};
      row.querySelectorAll('.f').forEach(field => {
        cells[partOf(field)] = was.get(field);
      });
      return cells;
    }

    function takeOut(row) {
      const step = { k: 'remove', row: idOf(row), behind: idOf(row.previousElementSibling), cells: cellsOf(row) };
      const seen = Math.max.apply(null, Array.from(row.querySelectorAll('.f')).map(seenOf));
      row.remove();
      saving.push({ kind: 'remove', row: step.row, seen: seen });
      return step;
    }

    function removeRows(doomed) {
      const names = doomed.map(row => row.querySelector('td.nm').getAttribute('data-n'));
      const step = doomed.map(takeOut);
      remember(step);
      renumber();
      sums();
      say('删去第 ' + names.join('、') + ' 行。按 Ctrl Z 撤销');
    }

    function moveRow(row, by) {
      const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
      if (!other || !other.hasAttribute('data-row')) {
        return;
      }
      const from = idOf(row.previousElementSibling);
      const to = idOf(by < 0 ? other.previousElementSibling : other);
      if (by < 0) {
        other.before(row);
      } else {
        other.after(row);
      }
      renumber();
      saving.push({ kind: 'move', row: idOf(row), behind: to });
      remember([{ k: 'move', row: idOf(row), from: from, to: to }]);
    }

    function renumber() {
      const all = rows();
      all.forEach((row, index) => {
        row.setAttribute('role', 'row');
        row.setAttribute('aria-rowindex', String(index + 2));
        row.querySelectorAll('td').forEach(cell => {
          const field = cell.querySelector('.f');
          const part = partOf(field);
          cell.setAttribute('role', 'gridcell');
          cell.id = 'f-indicators[' + index + '].' + (part === 'operator' ? 'target' : part);
          field.setAttribute('aria-label', '第 ' + (index + 1) + ' 行 ' + wordsOf(field).replace(/^第 \d+ 行 /, ''));
          if (cell.classList.contains('nm')) {
            cell.setAttribute('data-n', String(index + 1));
          }
        });
      });
      body.querySelector('[data-grid-side]').setAttribute('rowspan', String(all.length + 2));
      const core = all.filter(row => (row.querySelector('[data-kind=CORE]') || {}).value === '是').length;
      body.querySelector('[data-grid-count]').textContent = all.length + ' 行' + (core ? ' · 核心 ' + core : '');
      grid.refresh();
    }

    // ---- undo and redo, per form; they outlive the page

    function remember(step) {
      if (step.length) {
        undo.push(step);
        undo = undo.slice(-UNDO);
        redo = [];
        keepSteps();
      }
    }

    function keepSteps() {
      store.put('steps', { undo: undo, redo: redo });
      form.querySelectorAll('[data-undo]').forEach(button => {
        button.setAttribute('aria-disabled', String(undo.length === 0));
      });
    }

    function stepBack(from, to, word) {
      const step = from.pop();
      if (!step) {
        say('没有可以' + word + '的');
        return;
      }
      const back = word === '撤销';
      const changed = step.find(op => op.k === 'fill' && (stale(op, back) || lost(op, step)));
      if (changed) {
        keepSteps();
        say('这一格后来又改过，不能' + word + '了');
        return;
      }
      (back ? step.slice().reverse() : step).forEach(op => perform(op, back));
      to.push(step);
      keepSteps();
      renumber();
      sums();
      say('已' + word);
    }

    function stale(op, back) {
      const field = find(op.row, op.field);
      return field && was.get(field) !== (back ? op.to : op.from);
    }

    /* Its row is not there, and this step does not bring it back: the whole form was written anew. */
    function lost(op, step) {
      return !find(op.row, op.field) && !step.some(other => other.k !== 'fill' && other.row === op.row);
    }

    function perform(op, back) {
      if (op.k === 'fill') {
        const field = find(op.row, op.field);
        if (field) {
          show(field, back ? op.from : op.to);
          send(field, field.value);
          if (document.activeElement === field) {
            field.select();
          }
        }
      } else if (op.k === 'move') {
        const row = rowById(op.row);
        if (row) {
          row.remove();
          putBehind(row, back ? op.from : op.to);
          saving.push({ kind: 'move', row: op.row, behind: back ? op.from : op.to });
        }
      } else if (op.k === 'add' ? back : !back) {
        const row = rowById(op.row);
        if (row) {
          op.cells = cellsOf(row);
          takeOut(row);
        }
      } else if (!rowById(op.row)) {
        putBehind(blankRow(op.row), op.behind);
        saving.push({ kind: 'add', row: op.row, behind: op.behind });
        Object.keys(op.cells || {}).forEach(part => {
          const field = find(op.row, part);
          if (field && op.cells[part]) {
            show(field, op.cells[part]);
            send(field, field.value);
          }
        });
      }
    }

    // ---- what comes back from the server

    function placeAnswer(reply, sent) {
      form.setAttribute('data-revision', String(reply.revision));
      token = reply.token || token;
      reply.outcomes.forEach(told => {
        const change = sent.find(each => each.id === told.id);
        if (!change) {
          return;
        }
        const field = change.kind === 'fill' ? find(change.row, change.field) : null;
        switch (told.result) {
          case 'saved':
          case 'already':
            if (field) {
              field.setAttribute('data-seen', String(Math.max(seenOf(field), told.revision)));
              if (!saving.pending(change.row, change.field)) {
                dot(field, '✓');
                settle(field, change.value, told.text);
              }
            }
            break;
          case 'conflict':
            if (change.kind === 'remove') {
              rowIsTypedIn(change, told);
            } else {
              addConflict(change, told);
            }
            break;
          case 'gone':
            addConflict(change, told);
            break;
          default:
            say(told.text || '这一处没有存上');
            if (field) {
              dot(field, '!');
            }
        }
      });
      placeRows(reply);
      reply.news.forEach(placeNews);
      if (reply.reload && !sent.length) {
        say('这张表刚才被整张重新导入，正在重新打开');
        location.reload();
        return;
      }
      sums();
      if (sent.length || reply.news.length) {
        checkSoon();
      }
      if (leaving && !saving.waiting()) {
        leave();
      }
    }

    /* The server read ≥95% as three cells, １２ as 12: its reading is shown, unless the person has gone on typing. */
    function settle(field, value, shown) {
      if (shown === null || shown === undefined || field.value !== value || (document.activeElement === field && grid.editing())) {
        return;
      }
      if (shown !== value) {
        show(field, shown);
        for (let i = undo.length - 1; i >= 0; i--) {
          const op = undo[i].find(each => each.k === 'fill' && each.row === rowIdOf(field) && each.field === partOf(field) && each.to === value);
          if (op) {
            op.to = shown;
            keepSteps();
            break;
          }
        }
        if (document.activeElement === field) {
          field.select();
        }
      }
    }

    function placeNews(cell) {
      const field = find(cell.row, cell.field);
      if (!field || saving.pending(cell.row, cell.field) || conflicts.some(c => c.row === cell.row && c.field === cell.field)) {
        return;
      }
      const dirty = field.value !== was.get(field);
      if (dirty) {
        return; // being typed in; the save will tell
      }
      field.setAttribute('data-seen', String(cell.revision));
      if (field.value !== cell.text) {
        show(field, cell.text);
        const td = field.closest('td');
        td.classList.add('flash');
        setTimeout(() => td.classList.remove('flash'), 1500);
      }
    }

    function placeRows(reply) {
      if (!reply.rows || saving.structural()) {
        return;
      }
      const known = rows().map(idOf);
      if (known.join() === reply.rows.join()) {
        return;
      }
      rows().filter(row => reply.rows.indexOf(idOf(row)) < 0).forEach(row => {
        const busy = Array.from(row.querySelectorAll('.f')).some(f => f.value !== was.get(f) || saving.pending(idOf(row), partOf(f)));
        if (!busy && !conflicts.some(c => c.row === idOf(row))) {
          row.remove();
        }
      });
      let previous = null;
      reply.rows.forEach(id => {
        const row = rowById(id) || blankRow(id);
        const before = previous ? previous.nextElementSibling : body.querySelector('tr.hd').nextElementSibling;
        if (row !== before) {
          const focused = row.contains(document.activeElement) ? document.activeElement : null;
          (previous || body.querySelector('tr.hd')).after(row);
          if (focused) {
            focused.focus();
          }
        }
        previous = row;
      });
      renumber();
    }

    // ---- the same field by two people: both texts, who and when, three choices

    function addConflict(change, told) {
      const field = find(change.row, change.field);
      conflicts = conflicts.filter(c => c.row !== change.row || c.field !== change.field);
      conflicts.push({
        row: change.row, field: change.field, mine: change.value, gone: told.result === 'gone',
        theirs: told.text || '', by: told.by || '', when: told.when || '', revision: told.revision,
        words: field ? wordsOf(field) : '删去的行', cells: field && told.result === 'gone' ? cellsOf(field.closest('tr')) : null,
        behind: field && field.closest('tr[data-row]') ? idOf(field.closest('tr').previousElementSibling) : null
      });
      keepConflicts();
      if (field) {
        field.closest('td').classList.add('both');
      }
      alertLine.textContent = (field ? wordsOf(field) : '') + '：' + (told.by || '别人') + (told.result === 'gone' ? '删去了这一行' : '也改了这一格') + '，请在旁注里选';
    }

    function keepConflicts() {
      if (conflicts.length) {
        store.put('conflicts', conflicts);
      } else {
        store.drop('conflicts');
      }
      conflictBox.textContent = '';
      conflicts.forEach(conflict => conflictBox.appendChild(conflictNote(conflict)));
      showState(saving.waiting() ? 'saving' : 'saved', saving.waiting());
    }

    function conflictNote(conflict) {
      const note = element('article', 'note w gap-below', '');
      const header = element('header', '', '');
      header.appendChild(element('span', 'sev', conflict.gone ? '这一行被删去了' : '两人改了同一格'));
      header.appendChild(element('span', 'rule', conflict.words));
      note.appendChild(header);
      const ours = element('p', '', '我的：');
      ours.appendChild(element('ins', '', conflict.mine || '（空）'));
      note.appendChild(ours);
      const theirs = element('p', '', conflict.by + ' ' + conflict.when + '：');
      theirs.appendChild(element(conflict.gone ? 'del' : 'ins', '', conflict.gone ? '删去' : conflict.theirs || '（空）'));
      note.appendChild(theirs);
      const choices = element('div', 'fix', '');
      const choose = (text, style, action) => {
        const button = element('button', 'btn btn-s ' + style, text);
        button.type = 'button';
        button.addEventListener('click', () => {
          conflicts = conflicts.filter(c => c !== conflict);
          const field = find(conflict.row, conflict.field);
          if (field) {
            field.closest('td').classList.remove('both');
          }
          action(field);
          keepConflicts();
          sums();
          if (field && document.contains(field)) {
            field.focus();
          }
        });
        choices.appendChild(button);
      };
      if (conflict.gone) {
        choose('放回这一行', 'btn-plain', () => {
          putRowBack(conflict);
        });
        choose('不要了', 'btn-quiet', field => {
          if (field) {
            field.closest('tr').remove();
            renumber();
          }
        });
      } else {
        choose('用我的', 'btn-plain', field => {
          if (field) {
            field.setAttribute('data-seen', String(conflict.revision));
            show(field, conflict.mine);
            send(field, conflict.mine);
          }
        });
        choose('用他的', 'btn-plain', field => takeTheirs(field, conflict));
        choose('都留着，问一下', 'btn-quiet', field => {
          takeTheirs(field, conflict);
          saving.push({ kind: 'keep', row: conflict.row, field: conflict.field, value: conflict.mine });
        });
      }
      note.appendChild(choices);
      return note;
    }

    function takeTheirs(field, conflict) {
      if (field) {
        field.setAttribute('data-seen', String(conflict.revision));
        show(field, conflict.theirs);
      }
    }

    function putRowBack(conflict) {
      const cells = conflict.cells || {};
      cells[conflict.field] = conflict.mine;
      if (!rowById(conflict.row)) {
        putBehind(blankRow(conflict.row), conflict.behind);
      }
      saving.push({ kind: 'add', row: conflict.row, behind: conflict.behind });
      Object.keys(cells).forEach(part => {
        const field = find(conflict.row, part);
        if (field && cells[part]) {
          show(field, cells[part]);
          send(field, cells[part]);
        }
      });
    }

    /* The row comes back with what the colleague has just typed; whoever still wants it gone removes it again. */
    function rowIsTypedIn(change, told) {
      say((told.by || '别人') + '刚在这一行填过：' + told.text + '。行放回来了，要删请再删一次');
      saving.renew().then(() => location.reload());
    }

    // ---- the line that says whether everything is safe

    function showState(state, count, at) {
      if (at) {
        stateLine.setAttribute('data-at', at);
      }
      const time = stateLine.getAttribute('data-at') || '';
      let style = 'ok';
      let words = time ? '已保存 ' + time : stateLine.textContent;
      let icon = 'cloud-check';
      if (state === 'saving') {
        style = 'muted';
        words = '正在保存';
        icon = 'refresh';
      } else if (state === 'offline') {
        style = 'wait';
        words = '离线，' + count + ' 处存在本机';
        icon = 'wifi-off';
      } else if (state === 'expired') {
        style = 'wait';
        words = '登录过期了，' + count + ' 处存在本机';
        icon = 'lock';
      } else if (state === 'blocked') {
        style = 'back';
        words = '有 ' + count + ' 处没存上，存在本机';
        icon = 'alert-triangle';
      } else if (conflicts.length) {
        style = 'wait';
        words = '有 ' + conflicts.length + ' 处两人都改了';
        icon = 'alert-triangle';
      }
      form.querySelector('[data-expired]').hidden = state !== 'expired' || Boolean(window.jihengSession);
      stateLine.className = 'st ' + style;
      stateLine.setAttribute('data-state', conflicts.length && state === 'saved' ? 'conflict' : state);
      stateLine.textContent = '';
      stateLine.appendChild(iconOf(icon));
      stateLine.appendChild(document.createTextNode(words));
      if (state === 'saved' || state === 'offline' || state === 'expired') {
        live.textContent = words;
      }
    }

    function closed(reason) {
      freeze();
      alertLine.textContent = reason;
      const notice = form.querySelector('[data-taken]');
      notice.hidden = false;
      notice.querySelector('span').textContent = reason + '没有存上的 ' + saving.waiting() + ' 处还在本机。';
      notice.querySelector('button').hidden = true;
    }

    function dot(field, sign) {
      const td = field.closest('td');
      td.setAttribute('data-saved', sign);
      if (sign === '✓') {
        setTimeout(() => {
          if (td.getAttribute('data-saved') === '✓') {
            td.removeAttribute('data-saved');
          }
        }, 2000);
      }
    }

    function say(words) {
      hinted = false;
      live.textContent = words;
      said.textContent = words;
    }

    // ---- sums: money in fen, points in ten-thousandths, never as floating numbers

    function scaled(text, digits) {
      const match = /^(-?)(\d{1,12})(?:\.(\d*))?$/.exec(String(text).replace(/[,，\s]/g, ''));
      if (!match || (match[3] || '').length > digits) {
        return null;
      }
      const value = Number(match[2] + ((match[3] || '') + '0000000000').slice(0, digits));
      return match[1] ? -value : value;
    }

    function unscaled(value, digits, least) {
      const text = String(Math.abs(value));
      const padded = ('0000000000' + text).slice(-Math.max(text.length, digits + 1));
      let fraction = padded.slice(-digits).replace(/0+$/, '');
      while (fraction.length < least) {
        fraction += '0';
      }
      return (value < 0 ? '-' : '') + padded.slice(0, -digits) + (fraction ? '.' + fraction : '');
    }

    function sums() {
      money();
      points();
    }

    function money() {
      const line = form.querySelector('[data-money-sum]');
      if (!line) {
        return;
      }
      const digits = form.getAttribute('data-money') === 'YUAN' ? 2 : 6;
      const amount = part => {
        const field = find(null, part);
        return field && field.value.trim() ? scaled(field.value, digits) : 0;
      };
      const partial = ['funds.superior', 'funds.local', 'funds.other', 'funds.carryOver'].map(amount);
      const total = amount('funds.total');
      const sum = partial.reduce((all, each) => all + each, 0);
      const known = total !== null && partial.every(each => each !== null) && (total !== 0 || sum !== 0);
      line.className = 'c tiny noprint sumline ' + (sum === total ? 'jade' : 'verm');
      line.textContent = !known ? '' : '分项合计 ' + unscaled(sum, digits, 2) + (sum === total ? '，与总额一致' : '，与总额相差 ' + unscaled(Math.abs(total - sum), digits, 2));
    }

    function points() {
      const weightField = find(null, 'executionWeight');
      const weight = scaled(weightField ? weightField.value : form.getAttribute('data-weight'), 4) || 0;
      const segments = rows().map(row => {
        const field = row.querySelector('[data-part=points]');
        const core = row.querySelector('[data-part=core]');
        return { points: field ? scaled(field.value, 4) || 0 : 0, core: core !== null && core.value === '是', hit: row.classList.contains('rowfocus') };
      });
      const sum = segments.reduce((all, each) => all + each.points, 0);
      const full = 1000000;
      const total = weight + sum;
      document.querySelectorAll('[data-points-sum]').forEach(each => {
        each.textContent = unscaled(sum, 4, 0);
      });
      document.querySelectorAll('[data-points-verdict]').forEach(each => {
        const off = full - total;
        each.className = 'nowrap ' + (off === 0 ? 'jade' : 'verm');
        each.textContent = off === 0 ? '✓ 合计 100 分' : off > 0 ? '▲ 还差 ' + unscaled(off, 4, 0) + ' 分' : '■ 多出 ' + unscaled(-off, 4, 0) + ' 分';
      });
      document.querySelectorAll('svg[data-ruler=true]').forEach(svg => drawRuler(svg, weight, segments, total, full));
    }

    /* The beam shows the row under the hands, and the status bar which kind and sign its name suggests. */
    function moved(field) {
      points();
      const hint = side.querySelector('[data-hint="' + rowIdOf(field) + '"]');
      if (hint) {
        said.textContent = hint.textContent;
      } else if (hinted) {
        said.textContent = '';
      }
      hinted = Boolean(hint);
    }

    function drawRuler(svg, weight, segments, total, full) {
      const scale = Math.max(total, full);
      svg.textContent = '';
      svg.classList.toggle('over', total > full);
      let at = 0;
      [{ points: weight, style: 'ex' }].concat(segments).filter(each => each.points > 0).forEach(each => {
        const rect = document.createElementNS(svg.namespaceURI, 'rect');
        const percent = value => Math.round(value * 10000 / scale) / 100 + '%';
        rect.setAttribute('class', each.style || (each.hit ? 'hit' : each.core ? 'core' : ''));
        rect.setAttribute('x', percent(at));
        rect.setAttribute('width', percent(each.points));
        rect.setAttribute('height', '100%');
        svg.appendChild(rect);
        const text = document.createElementNS(svg.namespaceURI, 'text');
        text.setAttribute('x', percent(at + each.points / 2));
        text.setAttribute('y', '50%');
        text.setAttribute('class', each.hit ? 'hit' : '');
        text.textContent = unscaled(each.points, 4, 0);
        svg.appendChild(text);
        at += each.points;
      });
      svg.setAttribute('aria-label', '权重尺 ' + unscaled(weight, 4, 0) + ' + ' + unscaled(total - weight, 4, 0) + ' = ' + unscaled(total, 4, 0));
    }

    // ---- findings: fetched after a save, placed beside their cells, never popped up

    function checkSoon() {
      clearTimeout(checkTimer);
      checkTimer = setTimeout(check, 600);
    }

    async function check() {
      if (saving.waiting()) {
        checkSoon();
        return;
      }
      try {
        const response = await fetch(url + '/check', {
          method: 'POST', credentials: 'same-origin', redirect: 'manual',
          headers: { 'X-CSRF-TOKEN': token, 'HX-Request': 'true', Accept: 'text/html' }
        });
        if (response.ok && !saving.waiting()) {
          placeNotes(await response.text());
        }
      } catch (unreachable) {
        // the notes stay as they were; the next save asks again
      }
    }

    function placeNotes(html) {
      const fragment = new DOMParser().parseFromString(html, 'text/html');
      form.querySelectorAll('.oform .note').forEach(note => note.remove()); // folded under their cells
      side.textContent = '';
      Array.from(fragment.body.childNodes).forEach(node => side.appendChild(document.adoptNode(node)));
      form.querySelectorAll('.oform .mks').forEach(marks => marks.remove());
      form.querySelectorAll('.oform .marked').forEach(cell => {
        cell.classList.remove('marked', 'two', 'many', 'inv-e', 'inv-w', 'inv-i', 'active', 'folded');
      });
      const marked = {};
      side.querySelectorAll('.note[data-for]').forEach(note => {
        const cell = document.getElementById(note.getAttribute('data-for'));
        if (cell) {
          markCell(cell, note, marked);
        }
      });
      describe();
      const counts = document.querySelector('[data-counts]');
      const fresh = side.querySelector('[data-fresh-counts]');
      if (counts && fresh) {
        counts.textContent = '';
        Array.from(fresh.children).forEach(child => counts.appendChild(child));
        fresh.remove();
      }
      document.dispatchEvent(new CustomEvent('jiheng:notes'));
    }

    function markCell(cell, note, marked) {
      const style = note.classList.contains('w') ? 'w' : note.classList.contains('i') ? 'i' : '';
      let marks = cell.querySelector('.mks');
      if (!marks) {
        marks = element('span', 'mks', '');
        cell.appendChild(marks);
        cell.classList.add('marked', 'inv-' + (style || 'e'));
      }
      const mark = element('a', 'mk ' + style, note.id.slice(1));
      mark.href = '#' + note.id;
      mark.setAttribute('aria-label', '旁注 ' + note.id.slice(1));
      mark.setAttribute('aria-describedby', note.id);
      mark.setAttribute('data-finding', '');
      marks.appendChild(mark);
      marked[cell.id] = (marked[cell.id] || 0) + 1;
      if (marked[cell.id] > 1) {
        cell.classList.add(marked[cell.id] === 2 ? 'two' : 'many');
      }
    }

    /* The note is read out with its field. */
    function describe() {
      allFields().forEach(field => {
        const marks = Array.from(field.closest('td').querySelectorAll('.mk'));
        if (marks.length) {
          field.setAttribute('aria-describedby', marks.map(mark => mark.getAttribute('aria-describedby')).join(' '));
          field.setAttribute('aria-invalid', String(marks.some(mark => !mark.classList.contains('i') && !mark.classList.contains('w'))));
        } else {
          field.removeAttribute('aria-describedby');
          field.removeAttribute('aria-invalid');
        }
      });
      // Tab walks the fields; F8 walks the notes, which are read out with their field
      form.querySelectorAll('.oform .mk').forEach(mark => {
        mark.tabIndex = -1;
      });
    }

    function nextFinding(back) {
      const cells = Array.from(form.querySelectorAll('.oform .marked')).filter(cell => cell.querySelector('.f, .mk'));
      const loose = Array.from(side.querySelectorAll('.note[data-finding]'));
      const stops = loose.concat(cells);
      if (!stops.length) {
        say('没有要看的了');
        return;
      }
      const here = document.activeElement.closest('.marked, .note') || document.activeElement;
      const index = stops.indexOf(here);
      const following = stops.findIndex(stop => here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
      const next = index >= 0 ? index + (back ? -1 : 1) : back ? (following < 0 ? stops.length : following) - 1 : following < 0 ? 0 : following;
      const stop = stops[(next + stops.length) % stops.length];
      const focus = stop.querySelector('.f') || stop.querySelector('.mk') || stop;
      focus.focus();
      const first = stop.querySelector('.mk');
      if (first) {
        document.dispatchEvent(new CustomEvent('jiheng:read', { detail: first.getAttribute('aria-describedby') }));
      }
    }

    // ---- the new row at the end

    const newName = body.querySelector('[data-newname]');

    function takeNewName() {
      const name = newName.value.trim();
      if (!name || readOnly) {
        return null;
      }
      const all = rows();
      const first = insertRow(all[all.length - 1] || null, true);
      const row = first.closest('tr');
      const field = row.querySelector('[data-part=name]') || first;
      newName.value = '';
      show(field, name);
      saving.push({ kind: 'fill', row: idOf(row), field: partOf(field), value: name, seen: seenOf(field) });
      remember([{ k: 'add', row: idOf(row), behind: idOf(row.previousElementSibling) }, { k: 'fill', row: idOf(row), field: partOf(field), from: '', to: name }]);
      return row;
    }

    newName.addEventListener('keydown', event => {
      if (event.isComposing || event.keyCode === 229) {
        return;
      }
      if (suggestions.length && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        chosen = Math.max(-1, Math.min(suggestions.length - 1, chosen + (event.key === 'ArrowDown' ? 1 : -1)));
        showSuggestions();
      } else if (suggestions.length && event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        suggestions = [];
        showSuggestions();
      } else if (chosen >= 0 && event.key === 'Enter') {
        event.preventDefault();
        useSuggestion(chosen);
      } else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && newName.value.trim()) {
        event.preventDefault();
        const row = takeNewName();
        grid.go(row.querySelectorAll('.f')[event.key === 'Enter' ? 0 : 1] || row.querySelector('.f'));
        if (event.key === 'Enter') {
          newName.focus();
        }
      } else if (event.key === 'Tab' && event.shiftKey) {
        const last = rows()[rows().length - 1];
        if (last) {
          event.preventDefault();
          const all = last.querySelectorAll('.f');
          grid.go(all[all.length - 1]);
        }
      }
    });
    newName.addEventListener('blur', takeNewName);

    // ---- what the unit used before, under the new row; nothing is ever put in by itself

    const popup = body.querySelector('[data-suggestions]');
    let suggestions = [];
    let chosen = -1;
    let asking = 0;

    function askSoon() {
      clearTimeout(asking);
      asking = setTimeout(ask, 250);
    }

    async function ask() {
      if (document.activeElement !== newName || readOnly) {
        return;
      }
      try {
        const response = await fetch(url + '/suggestions?q=' + encodeURIComponent(newName.value.trim()), { credentials: 'same-origin', redirect: 'manual', headers: { 'HX-Request': 'true', Accept: 'application/json' } });
        suggestions = response.ok ? await response.json() : [];
      } catch (unreachable) {
        suggestions = [];
      }
      chosen = -1;
      showSuggestions();
    }

    function showSuggestions() {
      popup.textContent = '';
      const open = suggestions.length > 0 && document.activeElement === newName;
      popup.hidden = !open;
      newName.setAttribute('aria-expanded', String(open));
      suggestions.forEach((each, index) => {
        const option = element('div', 'opt', '');
        option.id = 'suggestion-' + index;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', String(index === chosen));
        option.appendChild(element('b', '', each.cells.name));
        option.appendChild(document.createTextNode(' ' + [each.cells.operator, each.cells.value, each.cells.unit].join(' ').trim()));
        option.appendChild(element('small', '', each.from));
        option.addEventListener('mousedown', event => {
          event.preventDefault();
          useSuggestion(index);
        });
        popup.appendChild(option);
      });
      if (chosen >= 0) {
        newName.setAttribute('aria-activedescendant', 'suggestion-' + chosen);
      } else {
        newName.removeAttribute('aria-activedescendant');
      }
    }

    function useSuggestion(index) {
      const cells = suggestions[index].cells;
      suggestions = [];
      newName.value = '';
      showSuggestions();
      const filled = {};
      Object.keys(cells).filter(part => parts().indexOf(part) >= 0 && cells[part]).forEach(part => {
        filled[part] = cells[part];
      });
      pasteRows(rows().length, [filled]);
      const row = rows()[rows().length - 1];
      const field = row.querySelector('[data-part=points]') || row.querySelector('.f');
      grid.go(field);
      say('加入“' + cells.name + '”，分值还要填。按 Ctrl Z 撤销');
    }

    newName.addEventListener('focus', askSoon);
    newName.addEventListener('input', event => {
      if (!event.isComposing) {
        askSoon();
      }
    });
    newName.addEventListener('compositionend', askSoon);
    newName.addEventListener('blur', () => {
      suggestions = [];
      showSuggestions();
    });

    // ---- a block from Excel or WPS: the server reads it with the eyes of the import

    async function readBlock(pasted) {
      try {
        const response = await fetch(url + '/paste', {
          method: 'POST', credentials: 'same-origin', redirect: 'manual',
          headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token, 'HX-Request': 'true', Accept: 'application/json' },
          body: JSON.stringify({ text: pasted.text, html: pasted.html, part: pasted.part, parts: parts() })
        });
        if (response.ok) {
          return await response.json();
        }
      } catch (unreachable) {
        // without the server the block is spread as it stands; values come apart when they are saved
      }
      const columns = parts().slice(parts().indexOf(pasted.part));
      const lines = pasted.text.replace(/\r?\n$/, '').split(/\r?\n/).map(line => {
        const cells = {};
        line.split('\t').forEach((value, index) => {
          if (columns[index]) {
            cells[columns[index]] = value.trim();
          }
        });
        return cells;
      });
      return { rows: lines, look: 0 };
    }

    function pasteRows(from, lines) {
      if (readOnly) {
        return;
      }
      const step = [];
      lines.forEach((cells, index) => {
        let row = rows()[from + index];
        if (!row) {
          const all = rows();
          row = insertRow(all[all.length - 1] || null, true).closest('tr');
          step.push({ k: 'add', row: idOf(row), behind: idOf(row.previousElementSibling) });
        }
        Object.keys(cells).forEach(part => {
          const field = find(idOf(row), part);
          if (field && was.get(field) !== cells[part]) {
            step.push({ k: 'fill', row: idOf(row), field: part, from: was.get(field), to: cells[part] });
            show(field, cells[part]);
            send(field, cells[part]);
          }
        });
      });
      remember(step);
      renumber();
      sums();
    }

    // ---- keys of the whole form

    form.addEventListener('focusout', event => {
      if (event.target.classList.contains('f') && !body.contains(event.target)) {
        commit(event.target);
      }
    });

    form.addEventListener('input', event => {
      if (event.target.classList.contains('f') && !body.contains(event.target) && !event.isComposing) {
        typing(event.target);
      }
    });

    form.addEventListener('compositionstart', () => {
      composing = true;
    }, true);

    form.addEventListener('compositionend', () => {
      composing = false;
    }, true);

    form.addEventListener('compositionend', event => {
      if (event.target.classList.contains('f') && !body.contains(event.target)) {
        typing(event.target);
      }
    });

    document.addEventListener('keydown', event => {
      if (event.isComposing || event.keyCode === 229 || composing) {
        return;
      }
      const command = event.ctrlKey || event.metaKey;
      const field = event.target.classList && event.target.classList.contains('f') ? event.target : null;
      const clean = !field || field.value === was.get(field);
      if (event.key === 'F8') {
        event.preventDefault();
        event.stopImmediatePropagation();
        nextFinding(event.shiftKey);
      } else if (event.key === 'F1') {
        event.preventDefault();
        keysDialog(true);
      } else if (event.key === 'Escape' && !form.querySelector('[data-keys-list]').hidden) {
        keysDialog(false);
      } else if (event.key === 'Escape' && field && !body.contains(field)) {
        restore(field);
      } else if (command && event.key.toLowerCase() === 's') {
        event.preventDefault();
        if (field) {
          commit(field);
        }
        saving.flush();
        say(saving.waiting() ? '正在保存' : '已保存 ' + (stateLine.getAttribute('data-at') || ''));
      } else if (command && !event.shiftKey && event.key.toLowerCase() === 'z' && clean) {
        event.preventDefault();
        stepBack(undo, redo, '撤销');
      } else if (command && (event.key.toLowerCase() === 'y' || (event.shiftKey && event.key.toLowerCase() === 'z')) && clean) {
        event.preventDefault();
        stepBack(redo, undo, '重做');
      } else if (command && event.key === 'Enter') {
        event.preventDefault();
        const submit = document.querySelector('[data-submit]');
        if (field && field.tagName === 'TEXTAREA' && !body.contains(field)) {
          field.blur();
          const following = allFields()[allFields().indexOf(field) + 1];
          if (following) {
            following.focus();
          }
        } else if (submit) {
          submit.click();
        }
      }
    }, true);

    let opener = null;

    function keysDialog(open) {
      const dialog = form.querySelector('[data-keys-list]');
      if (open && dialog.hidden) {
        opener = document.activeElement;
        dialog.hidden = false;
        dialog.querySelector('button').focus();
      } else if (!open) {
        dialog.hidden = true;
        if (opener) {
          opener.focus();
        }
      }
    }

    form.addEventListener('click', event => {
      const button = event.target.closest('button');
      if (!button) {
        return;
      }
      if (button.hasAttribute('data-undo')) {
        stepBack(undo, redo, '撤销');
      } else if (button.hasAttribute('data-close-keys')) {
        keysDialog(false);
      } else if (button.hasAttribute('data-take-over')) {
        takeOver();
      } else if (button.hasAttribute('data-next-finding')) {
        nextFinding(false);
      }
    });

    // Buttons of the plain form wait until everything typed is on the server; 保存 has nothing more to do then.
    form.addEventListener('submit', event => {
      const button = event.submitter || document.activeElement;
      event.preventDefault();
      if (document.activeElement && document.activeElement.classList.contains('f')) {
        commit(document.activeElement);
      }
      saving.flush();
      if (button && button.name === 'do' && button.value !== 'save') {
        leaving = button;
        if (!saving.waiting()) {
          leave();
        }
      }
    });

    // 报送 waits for the last save too: the page it opens asks the rules what they say of it.
    document.querySelectorAll('[data-submit]').forEach(link => link.addEventListener('click', event => {
      const field = document.activeElement;
      if (field && field.classList.contains('f')) {
        commit(field);
      }
      if (saving.waiting() && !readOnly) {
        event.preventDefault();
        leaving = link;
        saving.flush();
      }
    }));

    function leave() {
      if (leaving.href) {
        location.assign(leaving.href);
        leaving = null;
        return;
      }
      const pressed = element('input', '', '');
      pressed.type = 'hidden';
      pressed.name = leaving.name;
      pressed.value = leaving.value;
      form.appendChild(pressed);
      form.querySelector('input[name=seen]').value = form.getAttribute('data-revision');
      leaving = null;
      form.submit();
    }

    // ---- one tab

    const tab = Jiheng.onlyTab(mine + 'tab', () => {
      freeze();
      form.querySelector('[data-taken]').hidden = false;
    });

    function freeze() {
      readOnly = true;
      allFields().concat([newName]).forEach(field => {
        field.readOnly = true;
      });
      form.classList.add('readonly');
    }

    function takeOver() {
      tab.take();
      location.reload(); // the other tab may have gone on
    }

    // ---- coming and going

    window.addEventListener('pagehide', () => {
      const field = document.activeElement;
      if (field && field.classList.contains('f')) {
        commit(field);
      }
      saving.farewell();
    });

    window.addEventListener('focus', () => {
      if (saving.waiting()) {
        saving.renew();
      } else {
        saving.listen();
      }
    });

    document.querySelectorAll('form[action="/sign-out"]').forEach(out => out.addEventListener('submit', event => {
      if (saving.waiting() && !out.hasAttribute('data-sure')) {
        event.preventDefault();
        saving.flush();
        out.setAttribute('data-sure', '');
        say('还有 ' + saving.waiting() + ' 处没有存到服务器，正在存。存好再退；现在一定要退，请再按一次，本机留的会清掉');
      }
    }));

    function element(name, className, text) {
      const made = document.createElement(name);
      if (className) {
        made.className = className;
      }
      made.textContent = text;
      return made;
    }

    function iconOf(name) {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.setAttribute('class', 'ti');
      svg.setAttribute('aria-hidden', 'true');
      const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
      use.setAttribute('href', '/icons.svg#' + name);
      svg.appendChild(use);
      return svg;
    }

    const grid = Jiheng.grid(body, {
      commit: commit, typing: typing, restore: restore, change: change, insertRow: insertRow, removeRows: removeRows,
      moveRow: moveRow, parts: parts, read: readBlock, paste: pasteRows, say: say, onMove: moved, suggesting: () => suggestions.length > 0 && chosen >= 0
    });

    async function arrive() {
      allFields().forEach(field => {
        was.set(field, field.value);
        fit(field);
      });
      body.setAttribute('role', 'grid');
      body.querySelectorAll('th').forEach(head => head.setAttribute('role', head.getAttribute('scope') === 'col' ? 'columnheader' : 'rowheader'));
      body.querySelectorAll('tr').forEach(row => row.setAttribute('role', 'row'));
      body.querySelectorAll('.addrow td').forEach(cell => cell.setAttribute('role', 'gridcell'));
      grid.ready();
      renumber();
      describe();
      sums();
      document.dispatchEvent(new CustomEvent('jiheng:notes'));
      if (tab.isTaken()) {
        freeze();
        form.querySelector('[data-taken]').hidden = false;
        form.setAttribute('data-ready', 'reading');
        return;
      }
      tab.take();
      const steps = await store.get('steps');
      if (steps) {
        undo = steps.undo || [];
        redo = steps.redo || [];
      }
      keepSteps();
      const before = await saving.restore();
      const last = await store.get('typing');
      before.forEach(replayOnPage);
      if (last) {
        const field = find(last.row, last.field);
        if (field && field.value !== last.value) {
          show(field, last.value);
          saving.push({ kind: 'fill', row: last.row, field: last.field, value: last.value, seen: last.seen });
        }
        store.drop('typing');
      }
      const open = await store.get('conflicts');
      if (open && open.length) {
        conflicts = open;
        conflicts.forEach(conflict => {
          const field = find(conflict.row, conflict.field);
          if (field) {
            show(field, conflict.mine);
            field.closest('td').classList.add('both');
          }
        });
        keepConflicts();
      }
      if (saving.waiting()) {
        say('上次没有存上的 ' + saving.waiting() + ' 处还在，正在存');
        saving.flush();
      }
      sums();
      setInterval(() => saving.listen(), 15000);
      form.setAttribute('data-ready', 'writing');
    }

    /* What an earlier visit could not send stands on the page again at once. */
    function replayOnPage(change) {
      if (change.kind === 'fill') {
        const field = find(change.row, change.field);
        if (field) {
          show(field, change.value);
        }
      } else if (change.kind === 'add' && !rowById(change.row)) {
        putBehind(blankRow(change.row), change.behind);
      } else if (change.kind === 'remove' && rowById(change.row)) {
        rowById(change.row).remove();
        renumber();
      } else if (change.kind === 'move' && rowById(change.row)) {
        putBehind(rowById(change.row), change.behind);
      }
    }

    arrive();
  }
})();
