#!/usr/bin/env python3
"""Scores the extraction of people and units on articles with inline gold marks.

  score_entities.py KHEO FOLDER [--lang L] [--half dev|held-out] [--verbose]
  score_entities.py --lint FOLDER [--lang L]

An article is FOLDER/<lang>-<nn>-<subject>.txt. Even numbers are for looking at (dev), odd ones are held out: without
`--half held-out`, --verbose lists the dev articles only. A mark is ⟦p1:name⟧ for a person, ⟦u3 police:Công an huyện ⟦u4 district:…⟧⟧
for a unit with its kind, nested where a unit is named inside another; one id is one entity of the article. ⟦o:…⟧ may be
found or not (a river, a stadium): it is never missed and never spurious. ⟦x:…⟧ is no entity; it only quiets the lint.

The rules are those for the seeds: a mention found stands for the gold mention it overlaps most (the shorter on a tie) if
the overlap is at least half of the shorter of the two; an entity found that stands for no gold entity is spurious; a
gold entity that no entity found stands for is missed. Precision, recall and F1 count entities. Standard library only.
"""
import argparse, collections, concurrent.futures, glob, json, os, re, subprocess, sys, tempfile

OPEN = re.compile(r'⟦([pu][0-9]+|[ox])(?: ([a-z_]+))?:')
CLASSES = {'p': 'people', 'u': 'units'}

def parse(marked):
    """The plain text, its marks as (start, end, id, kind) in scalars, and what is wrong with the marks."""
    text, marks, open_, wrong, at, length = [], [], [], [], 0, 0
    while at < len(marked):
        if marked[at] == '⟦':
            m = OPEN.match(marked, at)
            if not m: wrong.append('bad mark: ' + marked[at:at + 30].replace('\n', ' ')); at += 1; continue
            open_.append((length, m.group(1), m.group(2))); at = m.end()
        elif marked[at] == '⟧':
            if open_: start, id_, kind = open_.pop(); marks.append((start, length, id_, kind))
            else: wrong.append('closed too often: ' + marked[max(0, at - 30):at].replace('\n', ' '))
            at += 1
        else:
            text.append(marked[at]); at += 1; length += 1
    wrong += ['not closed: ' + id_ for _, id_, _ in open_]
    return ''.join(text), sorted(marks), wrong

class Article:
    def __init__(self, path):
        self.path, self.stem = path, os.path.splitext(os.path.basename(path))[0]
        parts = self.stem.split('-', 2)
        if len(parts) != 3 or not parts[1].isdigit(): sys.exit(path + ': not named <lang>-<nn>-<subject>.txt')
        self.lang, self.number, self.subject = parts[0], int(parts[1]), parts[2]
        self.half = 'held-out' if self.number % 2 else 'dev'
        with open(path, encoding='utf-8', newline='') as f: self.text, self.marks, self.wrong = parse(f.read())

    def spans(self, letter): return [(s, e, i) for s, e, i, _ in self.marks if i[0] == letter]
    def name(self, id_): return max((self.text[s:e] for s, e, i, _ in self.marks if i == id_), key=len)

def articles(folder, lang=None, half=None):
    found = [Article(p) for p in sorted(glob.glob(os.path.join(folder, '*-*-*.txt')))]
    return [a for a in found if lang in (None, a.lang) and half in (None, a.half)]

def best_span(start, end, spans):
    """The gold mention that a mention found stands for, as in score_seeds.py."""
    best = [(min(end, y) - max(start, x), -(y - x), i) for x, y, i in spans
            if min(end, y) > max(start, x) and 2 * (min(end, y) - max(start, x)) >= min(end - start, y - x)]
    return max(best)[2] if best else None

def run(kheo, article, folder):
    path = os.path.join(folder, article.stem + '.txt')
    with open(path, 'w', encoding='utf-8', newline='') as f: f.write(article.text)
    try: p = subprocess.run([kheo, 'extract', '--json', path], capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired: return {}, 'took more than 60 s'
    if p.returncode: return {}, 'exit %d %s' % (p.returncode, p.stderr.strip()[-200:])
    try: return json.loads(p.stdout), None
    except ValueError as e: return {}, 'no JSON: %s' % e

def compare(article, answer):
    """For each class: the ids wanted, those found, and the spurious entities as (name, kind)."""
    raw, result = article.text.encode('utf-8'), {}
    scalar = lambda byte: len(raw[:byte].decode('utf-8', 'ignore'))
    optional = article.spans('o')
    for letter, key in CLASSES.items():
        spans, found, spurious = article.spans(letter), set(), []
        for entity in answer.get(key) or []:
            mentions = [(scalar(m['utf8'][0]), scalar(m['utf8'][1])) for m in entity.get('mentions') or []]
            ids = {best_span(s, e, spans) for s, e in mentions} - {None}
            found |= ids
            if ids or any(best_span(s, e, optional) for s, e in mentions): continue
            spurious.append((entity.get('name'), entity.get('kind')))
        result[key] = ({i for _, _, i in spans}, found, spurious)
    return result

def prf(tp, fp, fn):
    p = tp / (tp + fp) if tp + fp else 0.0; r = tp / (tp + fn) if tp + fn else 0.0
    return p, r, (2 * p * r / (p + r) if p + r else 0.0)

def score(kheo, folder, lang, half, verbose):
    chosen = articles(folder, lang, half)
    if not chosen: sys.exit('no articles')
    groups = collections.OrderedDict(); right_language = failed = 0
    with tempfile.TemporaryDirectory() as plain, concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda a: run(kheo, a, plain), chosen))
    for a, (answer, error) in zip(chosen, answers):
        if error: failed += 1; print(a.stem, error)
        right_language += answer.get('language') in ((a.lang, 'nb', 'nn') if a.lang == 'no' else (a.lang,))
        for key, (wanted, found, spurious) in compare(a, answer).items():
            for group in ('all', 'language ' + a.lang, 'half ' + a.half, 'subject ' + a.subject):
                t = groups.setdefault(group, {'people': [0, 0, 0], 'units': [0, 0, 0], 'articles': set()})
                t['articles'].add(a.stem)
                t[key][0] += len(found & wanted); t[key][1] += len(spurious); t[key][2] += len(wanted - found)
            if verbose and (a.half == 'dev' or half == 'held-out'):
                kinds = {i: k for _, _, i, k in a.marks}
                for i in sorted(wanted - found, key=lambda i: int(i[1:])): print(a.stem, key, 'missed:', i, kinds[i] or '', a.name(i))
                for name, kind in spurious: print(a.stem, key, 'spurious:', kind or '', name)
    print('%-22s %4s  %-35s  %s' % ('', 'n', 'people  P     R     F1     wanted', 'units   P     R     F1     wanted'))
    for group in sorted(groups, key=lambda g: (g != 'all', g)):
        t = groups[group]; cells = []
        for key in ('people', 'units'):
            p, r, f = prf(*t[key]); cells.append('      %.3f %.3f %.3f  %5d    ' % (p, r, f, t[key][0] + t[key][2]))
        print('%-22s %4d  %s  %s' % (group, len(t['articles']), *cells))
    print('languages %d/%d, failed %d' % (right_language, len(chosen), failed))
    t = groups['all']; print('articles: people F1 %.3f, units F1 %.3f' % (prf(*t['people'])[2], prf(*t['units'])[2]))
    return not failed

def lint(folder, lang):
    """Broken marks, ids of two kinds, and names that are marked once and plain another time."""
    clean = True
    for a in articles(folder, lang):
        say = list(a.wrong); kinds = collections.defaultdict(set); names = collections.defaultdict(set)
        for s, e, i, k in a.marks:
            t = a.text[s:e]
            if t != t.strip() or not t: say.append('blank at the edge: %r' % t)
            if '\n' in t: say.append('mark over lines: %r' % t)
            if (i[0] == 'u') != (k is not None): say.append('%s needs %s: %s' % (i, 'a kind' if i[0] == 'u' else 'no kind', t))
            if i[0] in CLASSES: kinds[i].add(k); names[t].add(i)
        say += ['%s has kinds %s' % (i, sorted(map(str, k))) for i, k in kinds.items() if len(k) > 1]
        say += ['two ids for one wording: %s %s' % (t, sorted(ids)) for t, ids in names.items() if len({i for i in ids if i[0] == 'p'}) > 1]
        short = {}
        for t, ids in list(names.items()):
            for i in ids:
                if i[0] == 'p' and ' ' in t: short.setdefault(t.split()[-1], {i})
        for t, ids in list(names.items()) + [(t, i) for t, i in short.items() if t not in names]:
            for m in re.finditer(r'(?<![\w-])' + re.escape(t) + r'(?![\w-])', a.text):
                over = [(e - s, i) for s, e, i, _ in a.marks if s < m.end() and e > m.start()]
                if any(i in ids or i[0] in 'xop' for _, i in over) or over and ids and all(i[0] == 'p' for i in ids): continue
                where = a.text[max(0, m.start() - 25):m.end() + 15].replace('\n', '|')
                say.append('%s %s plain%s: …%s…' % ('/'.join(sorted(ids)), t, ' within ' + min(over)[1] if over else '', where))
        for line in say: clean = False; print(a.stem, line)
    return clean

def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('paths', nargs='+', metavar='KHEO FOLDER'); p.add_argument('--lang'); p.add_argument('--half', choices=['dev', 'held-out'])
    p.add_argument('--verbose', action='store_true'); p.add_argument('--lint', action='store_true')
    o = p.parse_args()
    if len(o.paths) != (1 if o.lint else 2): p.error('wants %s' % ('--lint FOLDER' if o.lint else 'KHEO FOLDER'))
    sys.exit(not (lint(o.paths[0], o.lang) if o.lint else score(*o.paths, o.lang, o.half, o.verbose)))

if __name__ == '__main__': main()
