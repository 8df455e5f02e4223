/*
 * Upload: drop files on the zone or choose them, see what was chosen, watch it go. Without script the form posts itself.
 *
 *   <form data-upload method="post" enctype="multipart/form-data" action="…"
 *         data-max-file-bytes="20971520" data-max-files="200">
 *     (hidden CSRF field)
 *     <label class="drop" data-upload-zone> … <input type="file" name="files" multiple required></label>
 *     <ul class="files" data-upload-list></ul>
 *     <progress class="meter" data-upload-progress max="100" value="0" hidden></progress>
 *     <p data-upload-status role="status"></p>
 *     <button class="btn btn-primary">…</button>
 *   </form>
 *
 * The answer is either a redirect or 201 with Location; the browser then opens that address afresh, so it must not need flash
 * attributes. A refusal as application/problem+json is shown by its "detail". A file over a limit is named and not sent: it must
 * not take the good ones with it. The server checks the same limits again.
 */
(function () {
  'use strict';
  const MIB = 1024 * 1024;

  function size(bytes) {
    return bytes < MIB ? Math.max(1, Math.round(bytes / 1024)) + ' KB' : (bytes / MIB).toFixed(1) + ' MB';
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function refusal(request) {
    if (/problem\+json/.test(request.getResponseHeader('Content-Type') || '')) {
      try {
        const problem = JSON.parse(request.responseText);
        if (problem.detail) {
          return problem.detail;
        }
      } catch (broken) {
        // fall through to our own sentence
      }
    }
    if (request.status === 401 || request.status === 403) {
      return '登录过期了，什么也没有传。请重新登录，再选一次文件。';
    }
    if (request.status === 413) {
      return '这一批太大，没有传上去。请分几次传。';
    }
    return '没有传上去（错误 ' + request.status + '）。文件还在您的电脑上，可以再试一次。';
  }

  document.addEventListener('DOMContentLoaded', () => {
    const form = document.querySelector('form[data-upload]');
    if (!form) {
      return;
    }
    const input = form.querySelector('input[type=file]');
    const zone = form.querySelector('[data-upload-zone]');
    const list = form.querySelector('[data-upload-list]');
    const meter = form.querySelector('[data-upload-progress]');
    const status = form.querySelector('[data-upload-status]');
    const button = form.querySelector('button:not([type=button])');
    const maxBytes = Number(form.getAttribute('data-max-file-bytes'));
    const maxFiles = Number(form.getAttribute('data-max-files'));
    let chosen = [];

    function fault(file, index) {
      if (index >= maxFiles) {
        return '一次最多 ' + maxFiles + ' 个，这个不传';
      }
      if (file.size > maxBytes) {
        return '超过 ' + Math.round(maxBytes / MIB) + ' MB，不传';
      }
      return file.size === 0 ? '空文件，不传' : '';
    }

    function sendable() {
      return chosen.filter((file, index) => !fault(file, index));
    }

    function show() {
      list.textContent = '';
      chosen.forEach((file, index) => {
        const why = fault(file, index);
        const line = element('li', why ? 'bad' : '', '');
        const remove = element('button', 'btn btn-quiet btn-s', '去掉');
        remove.type = 'button';
        remove.setAttribute('aria-label', '去掉 ' + file.name);
        remove.addEventListener('click', () => {
          chosen.splice(index, 1);
          show();
        });
        line.appendChild(element('span', 'name', file.name));
        line.appendChild(element('span', 'size', size(file.size) + (why ? ' · ' + why : '')));
        line.appendChild(remove);
        list.appendChild(line);
      });
      const good = sendable();
      const bytes = good.reduce((sum, file) => sum + file.size, 0);
      status.textContent = chosen.length ? '要传 ' + good.length + ' 个文件，共 ' + size(bytes) : '';
      input.required = chosen.length === 0;
    }

    function add(files) {
      const known = chosen.map(file => file.name + '/' + file.size + '/' + file.lastModified);
      Array.from(files).forEach(file => {
        if (known.indexOf(file.name + '/' + file.size + '/' + file.lastModified) < 0) {
          chosen.push(file);
        }
      });
      show();
    }

    function ended(sentence) {
      meter.hidden = true;
      button.disabled = false;
      status.className = 'verm';
      status.textContent = sentence;
    }

    function send() {
      const data = new FormData(form);
      data.delete(input.name);
      sendable().forEach(file => data.append(input.name, file, file.name));
      const request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'text/html, application/problem+json');
      request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
      request.upload.addEventListener('progress', event => {
        if (event.lengthComputable) {
          const percent = Math.floor(100 * event.loaded / event.total);
          meter.value = percent;
          status.textContent = percent < 100 ? '正在传 ' + percent + '%' : '传完了，正在试读……';
        }
      });
      request.addEventListener('load', () => {
        if (request.status >= 400) {
          ended(refusal(request));
        } else {
          window.location.assign(request.getResponseHeader('Location') || request.responseURL);
        }
      });
      request.addEventListener('error', () => ended('网络断了，没有传完。文件还在您的电脑上，可以再试一次。'));
      status.className = '';
      meter.value = 0;
      meter.hidden = false;
      button.disabled = true;
      request.send(data);
    }

    // The list keeps its own count; the field is emptied so that choosing the same file again is noticed.
    input.addEventListener('change', () => {
      add(input.files);
      input.value = '';
    });
    ['dragenter', 'dragover'].forEach(name => zone.addEventListener(name, event => {
      event.preventDefault();
      zone.classList.add('over');
    }));
    ['dragleave', 'drop'].forEach(name => zone.addEventListener(name, () => zone.classList.remove('over')));
    zone.addEventListener('drop', event => {
      event.preventDefault();
      add(event.dataTransfer.files);
    });
    // coming back with the browser's own button must not find the form locked
    window.addEventListener('pageshow', () => {
      button.disabled = false;
    });
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (sendable().length) {
        send();
      } else {
        ended(chosen.length ? '选的文件都不能传，原因写在各自后面。' : '还没有选文件。');
      }
    });
  });
})();
