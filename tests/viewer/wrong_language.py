#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Finds sentences of the other language in what adgang wrote.

  wrong_language.py CATALOGUE.po LANGUAGE FILE...

FILE is a report (HTML), a QGIS project or a style. Every text a reader sees is held against the
catalogue: it must not be, nor hold three words in a row of, what the catalogue says in the other
language. Writes a line for each that does; nothing where all is well. Words that are the same in both
languages, and what the project file says, are nobody's fault.
"""
import ast
import html
import re
import sys

FORMAT = re.compile(r"%[-+0-9.]*(?:l|ll|z)?[sdfgu]|%%|[\"“”«»|]|\\n")
# What a reader sees of XML: these attributes, the names of these elements, the text of these.
SEEN = re.compile(r"\b(?:label|labelText|title|aria-label|alt|desc)=\"([^\"]*)\"")
NAMED = re.compile(r"<(?:layer-tree-group|layer-tree-layer|alias|Layout|visibility-preset)\b[^>]*?"
                   r"\bname=\"([^\"]*)\"")
BETWEEN = re.compile(r">([^<>]+)<")
UNSEEN = re.compile(r"<(style|script|wkt|datasource)\b.*?</\1>", re.S)


def catalogue(path):
    """Pairs (English, Danish)."""
    entries = {}
    for entry in open(path, encoding="utf-8").read().split("\n\n"):
        texts, key = {}, None
        for line in entry.splitlines():
            start = re.match(r"(msg\w+(?:\[\d\])?) (\".*\")$", line)
            key = start.group(1) if start else key if line.startswith('"') else None
            if key:
                part = ast.literal_eval(start.group(2) if start else line)
                texts[key] = texts.get(key, "") + part
        english = texts.get("msgid")
        danish = texts.get("msgstr", texts.get("msgstr[0]"))
        if english and danish and english != danish:
            entries[english] = danish
            if "msgid_plural" in texts:
                entries[texts["msgid_plural"]] = texts.get("msgstr[1]", danish)
    return entries


def fragments(text):
    """The pieces of three words and more between the places that are filled in."""
    pieces = (" ".join(piece.split()).strip(" .,:;()") for piece in FORMAT.split(text))
    return [piece for piece in pieces if len(piece.split()) >= 3]


def seen_texts(path):
    text = UNSEEN.sub("", open(path, encoding="utf-8").read())
    for pattern in (SEEN, NAMED, BETWEEN):
        for found in pattern.findall(text):
            yield " ".join(html.unescape(found).split())


def main():
    entries = catalogue(sys.argv[1])
    other, own = list(entries), set(entries.values())
    if sys.argv[2] != "da":
        other, own = list(entries.values()), set(entries)
    whole = {text for text in other if text not in own}
    parts = sorted({part for text in whole for part in fragments(text)})
    if len(parts) < 100:
        print("the catalogue has only %d sentences" % len(parts))
    for path in sys.argv[3:]:
        texts = sorted(set(seen_texts(path)))
        if not texts:
            print("%s: nothing to read" % path)
        for text in texts:
            if text in whole or any(part in text for part in parts):
                print("%s: %s" % (path, text[:100]))


main()
