#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Holds the report, as a browser has read it, against results.json.

  report_check.py PAGE.html RESULTS.json STYLES.json LANGUAGE

PAGE.html is what the browser made of report.html (Chromium's --dump-dom). Writes a line
"what<TAB>actual<TAB>expected" for every fact. Numbers are looked for in the rows of tables, in the
sentences and in what the maps show under the mouse, as the language writes them; where columns stand
and how sentences run is the report's own business.
"""
import json
import math
import re
import sys
from html.parser import HTMLParser

SEPARATORS = {"da": (".", ","), "en": (",", ".")}
EMPTY = {"meta", "link", "br", "img", "hr", "input"}
NUMBER = re.compile(r"(?<!\w)[−-]?\d[\d.,]*(?<![.,])|–")


# ---- the page as a tree ----

class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent = tag, dict(attributes), parent
        self.children = []

    def get(self, name):
        return self.attributes.get(name) or ""

    def every(self, *tags):
        for child in self.children:
            if isinstance(child, Node):
                if child.tag in tags:
                    yield child
                yield from child.every(*tags)

    def first(self, tag):
        return next(self.every(tag), None)

    def text(self):
        if self.tag in ("style", "script"):
            return ""
        parts = [c if isinstance(c, str) else c.text() for c in self.children]
        return " ".join(" ".join(parts).split())


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.root = self.at = Node("", {}, None)
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes, self.at)
        self.at.children.append(node)
        if tag not in EMPTY:
            self.at = node

    def handle_endtag(self, tag):
        node = self.at
        while node and node.tag != tag:
            node = node.parent
        self.at = node.parent if node else self.at

    def handle_data(self, text):
        self.at.children.append(text)


# ---- numbers as they are written ----

class Writer:
    def __init__(self, language):
        self.thousands, self.decimal = SEPARATORS[language]

    def __call__(self, value, decimals=0):
        if value is None or not math.isfinite(value):
            return "–"
        text = "%.*f" % (decimals, abs(value))
        whole, _, rest = text.partition(".")
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", self.thousands, whole)
        minus = "−" if value < 0 and re.search("[1-9]", text) else ""
        return minus + whole + (self.decimal + rest if rest else "")

    def percent(self, share):
        return self(None if share is None else 100 * share, 1)


def danish(name):
    """What sorts names as Danish does: æ, ø, å after z, aa as å."""
    name = name.lower().replace("aa", "å")
    return [" abcdefghijklmnopqrstuvwxyzæøå".find(c) if c.isalpha() else ord(c) - 200 for c in name]


def ratio(a, b):
    return a / b if a is not None and b else None


# ---- facts ----

def fact(what, actual, expected):
    print("\t".join(str(x).replace("\t", " ") for x in (what, actual, expected)))


def holds(what, text, expected):
    """The numbers of a row or sentence hold these, in whatever order and company."""
    numbers = text if isinstance(text, list) else NUMBER.findall(text)
    for name, number in expected:
        fact("%s, %s" % (what, name), number if number in numbers else " | ".join(numbers), number)


def rows_of(table):
    """Label and cells of every row."""
    return [(row.first("th").text(), [cell.text() for cell in row.every("td")])
            for row in table.first("tbody").every("tr") if row.first("th")]


def tables_with(section, labels):
    """The tables with a row for each of the labels, as label -> cells."""
    tables = [dict(rows_of(table)) for table in section.every("table")]
    return [rows for rows in tables if set(labels) <= set(rows)]


def section(page, name):
    return next((s for s in page.root.every("section") if s.get("id") == name), Node("", {}, None))


class Report:
    def __init__(self, page, results, styles, language):
        self.page, self.results, self.styles = page, results, styles
        self.write = Writer(language)
        self.services = results["services"]
        self.labels = [s["label"] for s in self.services.values()]

    def levels(self, service):
        """The zones of every level, coarse to fine."""
        return sorted(service["zones"].values(), key=len)

    # ---- in short ----

    def check_summary(self):
        write, short = self.write, section(self.page, "overview")
        fact("the population is in the first section",
             write(self.results["population"]) in short.text(), True)
        cards = {card.first("strong").text(): card for card in short.every("li")
                 if card.first("strong")}
        for service in self.services.values():
            card, people = cards.get(service["label"]), service["people_beyond_headline"]
            if card is None:
                fact("card of " + service["label"], "missing", "there")
                continue
            holds("card of " + service["label"], card.text(), [
                ("share beyond", write.percent(ratio(people, self.results["population"]))),
                ("people beyond", write(people)),
                ("limit", write(service["headline_min"])),
                ("mean", write(service["mean_min"], 1))])

    # ---- tables ----

    def check_service_rows(self, where, expected):
        """The first table of a section with a row for every service that holds the numbers."""
        tables = tables_with(section(self.page, where), self.labels)
        if not tables:
            fact("table of the services in " + where, "missing", "there")
            return
        for service in self.services.values():
            numbers = expected(service)
            best = max(tables, key=lambda rows: sum(n in rows[service["label"]]
                                                    for _, n in numbers))
            holds("%s, %s" % (where, service["label"]), best[service["label"]], numbers)

    def check_services(self):
        write, population = self.write, self.results["population"]
        self.check_service_rows("problem", lambda s: [
            ("places", write(s["facilities"])), ("mean", write(s["mean_min"], 1)),
            ("median", write(s["median_min"], 1)), ("P90", write(s["p90_min"], 1)),
            ("limit", write(s["headline_min"])),
            ("beyond", write(s["people_beyond_headline"])),
            ("share beyond", write.percent(ratio(s["people_beyond_headline"], population))),
            ("unreachable", write(s["unreachable_people"])),
            ("choice", write(s["choice_mean"], 1))])
        self.check_service_rows("target-group", lambda s: [
            ("fifth %d" % (q + 1), write(s["quintile_mean_min"][q], 1)) for q in range(5)] + [
            ("gap", write(s["gap_abs_min"], 1)), ("ratio", write(s["gap_ratio"], 2))])
        self.check_service_rows("target-group", lambda s: [
            ("SII", write(s["sii_min"], 1)), ("RII", write(s["rii"], 2)),
            ("concentration index", write(s["concentration_index"], 3)),
            ("Gini", write(s["gini"], 3)), ("Theil", write(s["theil_t"], 3)),
            ("Theil between", write.percent(ratio(s["theil_t_between"], s["theil_t"])))])
        self.check_service_rows("goal", lambda s: [
            ("limit", write(s["headline_min"])),
            ("all", write.percent(1 - s["people_beyond_headline"] / population)),
            ("most deprived", write.percent(s["quintile_share_within_headline"][0])),
            ("least deprived", write.percent(s["quintile_share_within_headline"][4]))])

    def check_zones(self):
        """Every zone of the first level, in Danish order, and the region below; who cannot get there
        in a column of their own, where anybody is."""
        write = self.write
        zones = [self.levels(s)[0] for s in self.services.values()]
        labels = [z["label"] for z in zones[0].values()]
        tables = tables_with(section(self.page, "problem"), labels)
        fact("tables of the zones", len(tables), len(zones))
        for service, table, by_id in zip(self.services.values(), tables, zones):
            in_order = sorted(labels, key=danish)
            fact("order of the zones, " + service["label"], list(table)[:-1], in_order)
            sums = list(table.items())[-1]
            holds("last row, " + service["label"], sums[1], [
                ("people", write(self.results["population"])),
                ("mean", write(service["mean_min"], 1)),
                ("beyond", write(service["people_beyond_headline"])),
                ("choice", write(service["choice_mean"], 1))])
            for zone in by_id.values():
                beyond, people = zone["people_beyond_headline"], zone["population"]
                holds("%s, %s" % (service["label"], zone["label"]), table[zone["label"]], [
                    ("people", write(people)), ("mean", write(zone["mean_min"], 1)),
                    ("P90", write(zone["p90_min"], 1)), ("beyond", write(beyond)),
                    ("share beyond", write.percent(ratio(beyond, people))),
                    ("choice", write(zone["choice_mean"], 1))] + [
                    ("cannot get there", write(zone["unreachable_people"]))
                    for _ in range(service["unreachable_people"] >= 0.5)])

    def check_headline(self):
        """Before any table: the service most are beyond, and the zone with the largest share."""
        words = next((p.text() for p in section(self.page, "problem").every("p")), "")
        most = max(self.services.values(), key=lambda s: s["people_beyond_headline"])
        if not most["people_beyond_headline"]:
            return
        zone = max((z for z in self.levels(most)[0].values() if z["population"]),
                   key=lambda z: z["people_beyond_headline"] / z["population"])
        fact("the first sentence names the service", most["label"] in words, True)
        fact("and the zone", zone["label"] in words, True)
        holds("the first sentence", words, [
            ("people", self.write(most["people_beyond_headline"])),
            ("limit", self.write(most["headline_min"])),
            ("worst share", self.write.percent(zone["people_beyond_headline"] /
                                               zone["population"]))])

    def check_priority(self):
        """The five zones with the largest burden, service by service."""
        tables = [rows_of(t) for t in section(self.page, "action").every("table")]
        services = [s for s in self.services.values()
                    if sum(z.get("priority") or 0 for z in self.levels(s)[-1].values()) > 0]
        fact("tables of the burden", len(tables), len(services))
        unknown = self.results["population_without_deprivation"]
        if services and unknown >= 0.5:
            fact("people whose deprivation is not known are named beside the burden",
                 self.write(unknown) in section(self.page, "action").text(), True)
        for service, table in zip(services, tables):
            zones = sorted(self.levels(service)[-1].values(), key=lambda z: -(z["priority"] or 0))
            total = sum(z["priority"] or 0 for z in zones)
            for zone, (label, cells) in zip(zones[:5], table):
                what = "burden, %s, %s" % (service["label"], zone["label"])
                fact(what, zone["label"] if zone["label"] in label else label, zone["label"])
                holds(what, cells, [
                    ("people", self.write(zone["population"])),
                    ("beyond", self.write(zone["people_beyond_headline"])),
                    ("share", self.write.percent(zone["priority"] / total))])

    def check_islands(self):
        """Several may have the same name: the table is held against the list, row by row."""
        islands = self.results["islands"]["list"]
        tables = [rows for rows in map(rows_of, section(self.page, "problem").every("table"))
                  if len(rows) == len(islands)
                  and all(island["label"] in label for island, (label, _) in zip(islands, rows))]
        if islands and not tables:
            fact("table of the islands", "missing", "there")
        for island, (_, cells) in zip(islands, tables[-1] if tables else []):
            holds("island " + island["label"], cells,
                  [("people", self.write(island["population"]))])

    # ---- maps ----

    def colour(self, zone, limits):
        """What a zone must be painted with; None where the ramp is not used stop by stop."""
        ramp, single = self.styles["ramps"]["time"], self.styles["single"]
        if not zone["population"]:
            return single["uninhabited"]
        if zone["mean_min"] is None:
            return single["unreachable"]
        if len(limits) + 1 != len(ramp):
            return None
        return ramp[sum(zone["mean_min"] > limit for limit in limits)]

    def plain(self, service, name):
        """A finer zone's label from "label (zone of the first level)"."""
        label, _, home = name.rpartition(" (")
        homes = {z["label"] + ")" for z in self.levels(service)[0].values()}
        return label if home in homes else name

    def check_map(self, svg, service):
        limits = sorted(float(limit) for limit in service["share_within"])
        expected, actual = [], []
        for zone in self.levels(service)[-1].values():
            expected.append((zone["label"], self.write(zone["mean_min"], 1),
                             self.write(zone["population"]), self.colour(zone, limits)))
        coloured = all(e[3] for e in expected)
        for use in svg.every("use"):
            tip = use.first("title")
            if tip:
                label, _, rest = tip.text().rpartition(":")
                numbers = NUMBER.findall(rest) + ["", ""]
                label = self.plain(service, label)
                actual.append((label, numbers[0], numbers[1], use.get("fill") if coloured else None))
        different = sorted(set(map(str, expected)) ^ set(map(str, actual)))
        fact("map of %s: minutes, people, colour of %d zones" % (service["label"], len(expected)),
             different[:4] or "right", "right")
        hatched = next((g for g in svg.every("g") if g.get("class") == "hatches"), None)
        fact("map of %s: hatched" % service["label"],
             len(list(hatched.every("use"))) if hatched else 0,
             sum(1 for z in self.levels(service)[-1].values()
                 if z["mean_min"] is not None
                 and z["unreachable_people"] > 0.1 * z["population"]))
        fact("map of %s: scale" % service["label"],
             [g.text() for g in svg.every("g") if g.get("class") == "scale"] != [], True)
        fact("map of %s: facilities" % service["label"],
             sum(1 for c in svg.every("circle") if c.first("title")), service["facilities"])

    def check_maps(self):
        pictures = [s for s in self.page.root.every("svg") if s.get("aria-hidden") != "true"]
        for svg in pictures:
            names = [n.text() for tag in ("title", "desc") for n in svg.children
                     if isinstance(n, Node) and n.tag == tag]
            fact("a picture has a title and a description", len([n for n in names if n]), 2)
            ids = {n.get("id") for n in svg.children if isinstance(n, Node)}
            fact("it is named by them", set(svg.get("aria-labelledby").split()) - ids, set())
        maps = [s for s in pictures if any(u.first("title") for u in s.every("use"))]
        fact("maps", len(maps), len(self.services))
        for svg, service in zip(maps, self.services.values()):
            self.check_map(svg, service)
        for figure in self.page.root.every("figure"):
            if not figure.first("use"):
                continue
            words = [li.text() for li in figure.every("li")]
            fact("legend of " + figure.text()[:30], bool(words) and all(words), True)

    # ---- the fifths ----

    def check_charts(self):
        """A chart for every service whose fifths differ: every mean in words, bars in proportion."""
        with_gap = [s for s in self.services.values() if s["gap_abs_min"] is not None]
        charts = [svg for svg in section(self.page, "target-group").every("svg")]
        fact("charts of the fifths", len(charts), len(with_gap))
        for svg, service in zip(charts, with_gap):
            means = service["quintile_mean_min"]
            texts = " ".join(t.text() for t in svg.every("text"))
            holds("chart of " + service["label"], texts,
                  [("fifth %d" % (q + 1), self.write(m, 1)) for q, m in enumerate(means)])
            widths = [float(bar.get("width")) for bar in svg.every("rect")]
            longest = max(m for m in means if m is not None)
            fact("bars of " + service["label"],
                 [round(w / max(widths), 2) for w in widths],
                 [round(m / longest, 2) for m in means if m is not None])

    # ---- the page as a whole ----

    def check_page(self, language):
        root = self.page.root
        text = root.first("body").text()
        fact("language", root.first("html").get("lang"), language)
        fact("title names the project", self.results["name"] in root.first("title").text(), True)
        fact("one heading of the page", len(list(root.every("h1"))), 1)
        levels = [int(h.tag[1]) for h in root.every("h1", "h2", "h3", "h4", "h5", "h6")]
        fact("no level of headings is skipped",
             [b for a, b in zip(levels, levels[1:]) if b > a + 1], [])
        fact("sections with a heading", [s.get("id") for s in root.every("section")
                                         if not s.first("h2")], [])
        leftovers = re.findall(r"%[-+0-9.]*l*[sdfgu]\b|\b(?:nan|inf|null|undefined)\b", text)
        fact("nothing is left of the program's own words", leftovers, [])
        for table in root.every("table"):
            name = table.first("caption").text() if table.first("caption") else ""
            width = {len([c for c in row.children if isinstance(c, Node)])
                     for row in table.every("tr")}
            fact("table \"%s\" is named and whole" % name[:40], bool(name) and len(width), 1)
            heads = [h for h in table.every("th") if not h.get("scope") or not h.text()]
            fact("its headings are marked", len(heads), 0)
            cells = [c.text() for c in table.every("td")
                     if re.fullmatch(r"[−-]?\d+[%s]\d{1,2}" % SEPARATORS[language][0], c.text())]
            fact("its numbers are the language's", cells, [])
        used = [(n.tag, name) for n in root.every("img", "script", "link", "iframe", "object",
                                                  "embed", "use", "image", "source", "video")
                for name in ("src", "href", "xlink:href", "data", "srcset")
                if n.get(name) and not n.get(name).startswith("#")]
        fact("nothing is loaded from elsewhere", used, [])
        styles = " ".join("".join(c for c in s.children if isinstance(c, str))
                          for s in root.every("style"))
        fact("nor by the style", re.findall(r"@import|url\((?!['\"]?#)", styles), [])


def main():
    page, results, styles, language = sys.argv[1:5]
    with open(page, encoding="utf-8") as file:
        tree = Page(file.read())
    with open(results, encoding="utf-8") as file:
        numbers = json.load(file)
    with open(styles, encoding="utf-8") as file:
        colours = json.load(file)
    report = Report(tree, numbers, colours, language)
    report.check_page(language)
    report.check_summary()
    report.check_services()
    report.check_headline()
    report.check_zones()
    report.check_priority()
    report.check_islands()
    report.check_maps()
    report.check_charts()


main()
