// The script of Kheo's pages: results while typing, suggestions, keys. Every page works without it.
// No dependencies; strings come from the page's own attributes.
(() => {
  'use strict';

  const form = document.getElementById('search');
  const box = document.getElementById('q');
  if (!form || !box) return;
  const region = document.getElementById('results');
  const status = document.getElementById('status');
  const intro = document.getElementById('intro');
  const delay = 150;

  const kinds = JSON.parse(form.dataset.kinds || '{}');

  /** What is read out; a failure is shown as well. */
  const say = (text, isFailure) => {
    if (!status) return;
    status.textContent = text;
    status.className = isFailure ? 'failure' : 'unseen';
  };

  // Addresses -------------------------------------------------------------------------------------------------------

  /** What the form asks for, as an address of the page. */
  const formAddress = () => {
    const parameters = new URLSearchParams(new FormData(form));
    return '/search?' + parameters;
  };

  const isSearch = (url) => url.origin === location.origin && url.pathname === '/search';

  /** Puts the parameters of an address into the form: the query into the box, the others into hidden fields. */
  const fillForm = (url, keepsBox) => {
    for (const field of form.querySelectorAll('input[type=hidden]')) field.remove();
    if (!keepsBox) box.value = url.searchParams.get('q') || '';
    for (const [name, value] of url.searchParams) {
      if (name === 'q' || name === 'cursor' || name === 'fragment') continue;
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name, value });
      form.append(field);
    }
  };

  // Results ---------------------------------------------------------------------------------------------------------

  let running = null;
  // Whether the entry of the history that is shown came of typing, and is replaced by the next letter.
  let isTyped = false;

  const showHome = () => {
    document.body.classList.add('home');
    if (intro) intro.hidden = false;
    region.replaceChildren();
    document.title = 'Kheo';
    say('');
  };

  /** On a phone the tabs are wider than the window; the one that is shown is brought into it. */
  const seeTab = () => {
    const tab = region && region.querySelector('.tabs [aria-current]');
    if (tab) tab.closest('.tabs').scrollLeft = tab.offsetLeft - (innerWidth - tab.offsetWidth) / 2;
  };

  const show = (fragment, url) => {
    const content = fragment.firstElementChild;
    document.body.classList.remove('home');
    if (intro) intro.hidden = true;
    const title = content.dataset.title;
    document.title = title ? title + ' – Kheo' : 'Kheo';
    region.replaceChildren(fragment);
    seeTab();
    say(content.dataset.status || '');
    for (const link of document.querySelectorAll('footer a[hreflang]')) {
      const other = new URL(url);
      other.searchParams.set('ui', link.hreflang);
      link.href = other.pathname + other.search;
    }
  };

  // Whether an entry of the history is on its way back, and what is scrolled now is not yet its page.
  let isReturning = false;

  /** Keeps in the history how far an entry is scrolled: its results come too late for the browser to do so. */
  let scrollTimer = 0;
  const keepScroll = () => {
    if (!isReturning) history.replaceState({ kheo: true, scroll: scrollY }, '');
  };

  /** Fetches the results of an address and puts them in place; an older request is given up. */
  const load = async (address, { history: entry, focus, scroll } = {}) => {
    if (running) running.abort();
    const controller = new AbortController();
    running = controller;
    const url = new URL(address, location.href);
    url.searchParams.delete('fragment');
    const source = new URL(url);
    source.searchParams.set('fragment', 'results');
    region.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(source, { signal: controller.signal, headers: { Accept: 'text/html' } });
      const text = await response.text();
      const template = document.createElement('template');
      template.innerHTML = text;
      if (controller.signal.aborted) return;
      const content = template.content.firstElementChild;
      if (!content || !content.classList.contains('region')) throw new Error('no results');
      clearTimeout(scrollTimer);
      if (entry === 'push') keepScroll();
      if (entry === 'push') history.pushState({ kheo: true }, '', url);
      if (entry === 'replace') history.replaceState({ kheo: true }, '', url);
      show(template.content, url);
      if (focus) focusOn(focus);
      if (scroll !== undefined) scrollTo({ top: scroll, behavior: 'instant' });
    } catch (error) {
      if (error.name !== 'AbortError') say(form.dataset.failed, true);
    } finally {
      if (running === controller) {
        running = null;
        isReturning = false;
        region.removeAttribute('aria-busy');
      }
    }
  };

  /** Focus stays where it was, on a tab for one, or goes to the head of the results. */
  const focusOn = (key) => {
    const same = key !== 'heading' && region.querySelector('[data-focus="' + CSS.escape(key) + '"]');
    const target = same || region.querySelector('h1');
    if (target) target.focus({ preventScroll: !!same });
  };

  /** Search for what is in the box, finally: an entry of the history of its own. */
  const commit = (focus) => {
    clearTimeout(timer);
    closeList();
    if (!box.value.trim()) return;
    load(formAddress(), { history: isTyped ? 'replace' : 'push', focus });
    isTyped = false;
  };

  // Typing ----------------------------------------------------------------------------------------------------------

  let timer = 0;
  let isComposing = false;

  const typed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      suggest();
      if (!region) return;
      if (!box.value.trim()) {
        if (running) running.abort();
        return;
      }
      load(formAddress(), { history: isTyped ? 'replace' : 'push' });
      isTyped = true;
    }, delay);
  };

  // An input method (Telex, pinyin …) builds a word in several steps; nothing is asked before it is done.
  box.addEventListener('compositionstart', () => { isComposing = true; clearTimeout(timer); });
  box.addEventListener('compositionend', () => { isComposing = false; typed(); });
  box.addEventListener('input', (event) => { if (!isComposing && !event.isComposing) typed(); });

  form.addEventListener('submit', (event) => {
    if (!region) return;
    event.preventDefault();
    if (box.value.trim()) commit('heading');
  });

  if (region) {
    region.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]');
      if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const url = new URL(link.href);
      if (!isSearch(url)) return;
      event.preventDefault();
      clearTimeout(timer);
      fillForm(url);
      isTyped = false;
      load(url, { history: 'push', focus: link.dataset.focus || 'heading' });
    });
    addEventListener('scroll', () => {
      clearTimeout(scrollTimer);
      scrollTimer = setTimeout(keepScroll, 150);
    }, { passive: true });
    addEventListener('popstate', (event) => {
      const url = new URL(location.href);
      if (url.hash && isSearch(url) && history.state === null) return;
      clearTimeout(timer);
      closeList();
      isTyped = false;
      fillForm(url);
      clearTimeout(scrollTimer);
      // What is on its way for another entry must not arrive on this one.
      if (running) running.abort();
      isReturning = isSearch(url);
      if (isReturning) load(url, { scroll: event.state && event.state.scroll || 0 });
      else if (url.pathname === '/' && intro) showHome();
      else location.reload();
    });
  }

  // Suggestions: the editable combobox with list autocomplete of the WAI-ARIA Authoring Practices ---------------------

  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.dataset.suggestions);
  form.append(list);
  for (const [name, value] of Object.entries({
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'suggestions',
    'aria-haspopup': 'listbox',
  })) box.setAttribute(name, value);

  let suggesting = null;
  let suggestions = [];
  let selected = -1;
  // What was typed, while a suggestion stands in the box.
  let typedText = '';

  const closeList = () => {
    if (suggesting) suggesting.abort();
    list.hidden = true;
    selected = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };

  const suggest = async () => {
    if (suggesting) suggesting.abort();
    const text = box.value;
    if (!text.trim() || document.activeElement !== box) return closeList();
    const controller = new AbortController();
    suggesting = controller;
    try {
      const response = await fetch('/v1/suggest?limit=7&q=' + encodeURIComponent(text), { signal: controller.signal });
      if (!response.ok) return closeList();
      const answer = await response.json();
      if (controller.signal.aborted || box.value !== text || document.activeElement !== box) return;
      suggestions = answer.suggestions || [];
      typedText = text;
      showList();
    } catch (error) {
      if (error.name !== 'AbortError') closeList();
    }
  };

  /** The text with the matched bytes in bold. */
  const marked = (text, range) => {
    const span = document.createElement('span');
    const bytes = new TextEncoder().encode(text);
    if (!Array.isArray(range) || range[1] <= range[0] || range[1] > bytes.length) {
      span.textContent = text;
      return span;
    }
    const part = (from, to) => new TextDecoder().decode(bytes.subarray(from, to));
    const bold = document.createElement('b');
    bold.textContent = part(range[0], range[1]);
    span.append(part(0, range[0]), bold, part(range[1]));
    return span;
  };

  /** What a suggestion is: of a unit its kind, in the page's language, and its place. */
  const described = ({ kind, detail }) => {
    const parts = (detail || '').split(', ');
    if (kind === 'unit') parts[0] = kinds[parts[0]] || parts[0].replaceAll('_', ' ');
    return parts.filter(Boolean).join(', ') || { article: form.dataset.kindArticle, person: form.dataset.kindPerson }[kind] || '';
  };

  const showList = () => {
    selected = -1;
    box.removeAttribute('aria-activedescendant');
    list.replaceChildren(...suggestions.map((suggestion, index) => {
      const option = document.createElement('li');
      option.id = 'suggestion-' + index;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      const text = marked(suggestion.text, suggestion.matched && suggestion.matched.utf8);
      if (suggestion.language && suggestion.language !== 'other') text.lang = suggestion.language;
      const detail = document.createElement('span');
      detail.textContent = described(suggestion);
      option.append(text, ' ', detail);
      return option;
    }));
    const isOpen = suggestions.length > 0;
    list.hidden = !isOpen;
    box.setAttribute('aria-expanded', String(isOpen));
    if (isOpen && !region) say(form.dataset.suggested.replace('{count}', suggestions.length));
  };

  const select = (index) => {
    const options = list.children;
    if (options[selected]) options[selected].setAttribute('aria-selected', 'false');
    selected = index;
    const option = options[selected];
    if (!option) {
      box.removeAttribute('aria-activedescendant');
      box.value = typedText;
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', option.id);
    box.value = suggestions[index].kind === 'article' ? typedText : suggestions[index].text;
  };

  /** A title is opened, anything else is searched for. */
  const accept = (index) => {
    const suggestion = suggestions[index];
    if (!suggestion) return;
    closeList();
    if (suggestion.kind === 'article' && suggestion.id) {
      const path = suggestion.id.split('/').map(encodeURIComponent);
      const isPlain = path.every((segment) => segment && segment !== '.' && segment !== '..');
      location.assign('/articles/' + (isPlain ? path.join('/') : encodeURIComponent(suggestion.id)));
      return;
    }
    box.value = suggestion.text;
    if (region) commit('heading');
    else form.submit();
  };

  // The box keeps the focus while an option is pressed.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) accept([...list.children].indexOf(option));
  });
  box.addEventListener('blur', closeList);

  box.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    const count = list.hidden ? 0 : suggestions.length;
    switch (event.key) {
      case 'ArrowDown':
        if (event.altKey && !count) { suggest(); break; }
        if (count) select(selected + 1 < count ? selected + 1 : -1);
        else if (!step(1)) suggest();
        break;
      case 'ArrowUp':
        if (!count) return;
        select(selected < 0 ? count - 1 : selected - 1);
        break;
      case 'Home': case 'End':
        // The caret moves, and no option is meant any more.
        if (selected >= 0) { box.removeAttribute('aria-activedescendant'); list.children[selected].setAttribute('aria-selected', 'false'); selected = -1; }
        return;
      case 'Enter':
        if (selected < 0) return;
        accept(selected);
        break;
      case 'Escape':
        if (!count) return;
        if (selected >= 0) box.value = typedText;
        closeList();
        break;
      default:
        return;
    }
    event.preventDefault();
  });

  seeTab();

  // Keys for the whole page -------------------------------------------------------------------------------------------

  /** Moves to the hit behind or before the one in focus; false where there is none. */
  const step = (direction) => {
    const hits = [...document.querySelectorAll('main .hits .open')];
    if (!hits.length) return false;
    const current = document.activeElement && document.activeElement.closest('.hits > li');
    const index = current ? hits.findIndex((hit) => current.contains(hit)) : -1;
    const next = index < 0 ? (direction > 0 ? 0 : -1) : index + direction;
    if (next < 0) {
      box.focus();
      return true;
    }
    const hit = hits[Math.min(next, hits.length - 1)];
    hit.focus({ preventScroll: true });
    hit.closest('li').scrollIntoView({ block: 'nearest' });
    return true;
  };

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    const open = document.querySelector('details.menu[open]');
    if (event.key === 'Escape' && open) {
      open.open = false;
      if (open.contains(target)) open.querySelector('summary').focus();
      return;
    }
    if (target.closest('input, textarea, select, [contenteditable]')) return;
    const isInHit = !!target.closest('.hits > li');
    switch (event.key) {
      case '/': box.focus(); box.select(); break;
      case 'j': if (!step(1)) return; break;
      case 'k': if (!step(-1)) return; break;
      case 'ArrowDown': if (!isInHit || !step(1)) return; break;
      case 'ArrowUp': if (!isInHit || !step(-1)) return; break;
      default: return;
    }
    event.preventDefault();
  });

  // A menu closes when something else is pressed.
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  if (document.body.classList.contains('home') && !matchMedia('(pointer: coarse)').matches) box.focus();
})();
