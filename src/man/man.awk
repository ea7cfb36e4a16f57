# SPDX-License-Identifier: MPL-2.0
# A page of the manual in the language of man(7); make_man.sh runs it.
#
# Reads three files, told apart by `part`:
#   program   adgang --help: what it is, "Usage: ...", the commands, where to go on
#   command   adgang COMMAND --help: "Usage: ...", options, groups of options, what it does
#   text      what else the manual says, in the form en.txt explains

# ---- reading ----

part == "program" { program_line[++n_program] = $0; next }
part == "command" { command_line[++n_command] = $0; next }

/^#/ { next }
/^\[words\]$/ { in_words = 1; next }
/^\[.*\]$/ {
    in_words = 0
    colon = index($0, ":")
    heading = substr($0, colon + 2, length($0) - colon - 2)
    wanted = is_for_this_page(substr($0, 2, colon - 2))
    if (wanted && !(heading in text))
        order[++n_headings] = heading
    # A section may come in several pieces; what an item or a paragraph is ends with its piece.
    if (wanted && heading in text)
        text[heading] = text[heading] "\n"
    next
}
in_words && / = / {
    word[substr($0, 1, index($0, " = ") - 1)] = substr($0, index($0, " = ") + 3)
    next
}
!in_words && wanted { text[heading] = text[heading] $0 "\n" }

function is_for_this_page(pages,    list, n, i)
{
    n = split(pages, list, " ")
    for (i = 1; i <= n; i++)
        if (list[i] == "*" || list[i] == (command == "" ? "adgang" : command))
            return 1
    return 0
}

# ---- letters: what man(7) would take for its own ----

# Whatever is typed: every hyphen is the one of the keyboard.
function typed(s)
{
    gsub(/\\/, "\\e", s)
    gsub(/-/, "\\-", s)
    gsub(/~/, "\\(ti", s)
    gsub(/\^/, "\\(ha", s)
    gsub(/'/, "\\(aq", s)
    gsub(/`/, "\\(ga", s)
    return s
}

# Running text; what stands between `backquotes` is to be typed, and so are words that begin with a
# hyphen.
function prose(s,    piece, n, i, out)
{
    n = split(s, piece, "`")
    for (i = 1; i <= n; i++)
        out = out (i % 2 == 0 ? "\\fB" typed(piece[i]) "\\fP" : prose_words(piece[i]))
    if (out ~ /^[.']/)
        out = "\\&" out
    return out
}

function prose_words(s,    out, hyphens)
{
    gsub(/\\/, "\\e", s)
    while (match(s, /(^|[ (])-[^ ]+/)) {
        hyphens = substr(s, RSTART, RLENGTH)
        gsub(/-/, "\\-", hyphens)
        out = out substr(s, 1, RSTART - 1) hyphens
        s = substr(s, RSTART + RLENGTH)
    }
    return out s
}

function bold(s)
{
    return "\\fB" typed(s) "\\fP"
}

function italic(s)
{
    return "\\fI" typed(s) "\\fP"
}

# ---- pieces of a page ----

function section(title)
{
    if (title == "")
        fail("a heading is missing among the [words]")
    print ".SH \"" title "\""
    begun = 0
}

# "-o, --out=DIR" or "--config KEY VALUE" or "LANGUAGE, LC_ALL": names bold, what they take italic.
function term(s,    name, n, i, at, out)
{
    n = split(s, name, ", ")
    for (i = 1; i <= n; i++) {
        at = name[i] ~ /^-/ ? match(name[i], /[= ]/) : 0
        out = out (i > 1 ? ", " : "")
        if (at == 0)
            out = out bold(name[i])
        else
            out = out bold(substr(name[i], 1, at - 1)) substr(name[i], at, 1) \
                italic(substr(name[i], at + 1))
    }
    return out
}

# "adgang run PROJECT --out DIR [--json]": capitals stand for something, everything else is typed.
function synopsis(s,    token, n, i, before, core, after, out)
{
    n = split(s, token, " ")
    for (i = 1; i <= n; i++) {
        core = token[i]
        before = after = ""
        while (core ~ /^\[/) {
            before = before "["
            core = substr(core, 2)
        }
        if (match(core, /(\.\.\.)?\]*$/)) {
            after = substr(core, RSTART)
            core = substr(core, 1, RSTART - 1)
        }
        out = out (i > 1 ? " " : "") before \
            (core ~ /^[A-Z]/ ? italic(core) : bold(core)) after
    }
    return out
}

# "  -o, --out=DIR  text" or "      --json  text" or "  word  text"
function is_item(s)
{
    return s ~ /^  ([^ ]|    --)/
}

# Text in the form of --help: paragraphs, items, lines to type.
function body(s,    line, n, i, at)
{
    n = split(s, line, "\n")
    for (i = 1; i <= n; i++) {
        if (line[i] ~ /^    [^ ]/ || (kind == "typed" && line[i] ~ /^ /)) {
            if (kind != "typed") {
                flush()
                paragraph()
                print ".EX"
            }
            kind = "typed"
            print typed(substr(line[i], 5))
        } else if (is_item(line[i])) {
            flush()
            kind = "item"
            sub(/^ +/, "", line[i])
            at = match(line[i], /   */)
            item = at ? substr(line[i], 1, at - 1) : line[i]
            held = at ? substr(line[i], at + RLENGTH) : ""
        } else if (line[i] ~ /^ *$/) {
            flush()
        } else {
            sub(/^ +/, "", line[i])
            held = held (held == "" ? "" : " ") line[i]
            if (kind == "")
                kind = "paragraph"
        }
    }
    flush()
}

# The first paragraph of a section needs no distance.
function paragraph()
{
    if (begun)
        print ".PP"
    begun = 1
}

function flush()
{
    if (kind == "item")
        print ".TP\n" term(item) "\n" prose(held)
    else if (kind == "paragraph") {
        paragraph()
        print prose(held)
    } else if (kind == "typed")
        print ".EE\n.nh" # .EE allows words to be divided again
    if (kind != "")
        begun = 1
    kind = held = item = ""
}

function fail(why)
{
    print "man.awk: " (command == "" ? "adgang" : "adgang " command) ": " why >"/dev/stderr"
    failed = 1
    exit 1
}

# ---- what --help says ----

function after_colon(s)
{
    return substr(s, index(s, ": ") + 2)
}

function read_program(    i, at)
{
    about = program_line[1]
    for (i = 2; i <= n_program; i++) {
        if (program_line[i] ~ /^[^ ].*: adgang /)
            usage = after_colon(program_line[i])
        else if (program_line[i] ~ /^  [a-z]/) {
            at = match(program_line[i], /[a-z]+/)
            names[++n_names] = substr(program_line[i], at, RLENGTH)
            summary[names[n_names]] = substr(program_line[i], at + RLENGTH)
            sub(/^ +/, "", summary[names[n_names]])
            commands = commands program_line[i] "\n"
        } else if (n_names)
            hints = hints program_line[i] "\n\n"
    }
    if (about == "" || usage == "" || !n_names || hints == "")
        fail("its --help has another form than man.awk knows")
}

function read_command(    i, line)
{
    usage = after_colon(command_line[1])
    about = ""
    n_groups = 1
    for (i = 2; i <= n_command; i++) {
        line = command_line[i]
        if (line ~ /^[^ ].*:$/ && is_item(command_line[i + 1]))
            group[++n_groups] = substr(line, 1, length(line) - 1)
        else if (line ~ /^ /)
            options[n_groups] = options[n_groups] line "\n"
        else
            about = about line "\n"
    }
    if (usage == "" || options[n_groups] == "" || about ~ /^\n*$/)
        fail("its --help has another form than man.awk knows")
    if (!(command in summary))
        fail("it is not among the commands of `adgang --help`")
}

# ---- the page ----

END {
    if (failed)
        exit 1
    read_program()
    if (command != "")
        read_command()
    full_name = "adgang" (command == "" ? "" : "-" command)

    print ".\\\" -*- coding: utf-8 -*-"
    print ".\\\" SPDX-License-Identifier: MPL-2.0"
    print ".\\\" Made by src/man/make_man.sh from what adgang says with --help; do not edit."
    print ".TH \"" typed(toupper(full_name)) "\" 1 \"\" \"adgang " version "\" \"" word["manual"] "\""
    print ".nh" # troff divides words as in English, whatever the language
    section(word["name"])
    print typed(full_name) " \\- " prose(command == "" ? own_summary() : summary[command])
    section(word["synopsis"])
    print synopsis(usage)
    section(word["description"])
    body(command == "" ? about "\n\n" hints : about)
    if (command == "") {
        section(word["commands"])
        body(commands)
    } else {
        section(word["options"])
        for (g = 1; g <= n_groups; g++) {
            if (g in group)
                print ".SS \"" prose(group[g]) "\""
            body(options[g])
        }
    }
    for (h = 1; h <= n_headings; h++)
        if (order[h] != word["see also"]) {
            section(order[h])
            body(text[order[h]])
        }
    section(word["see also"])
    see_also()
}

# "adgang measures how ..." without its own name and full stop.
function own_summary(    s)
{
    s = about
    sub(/^adgang /, "", s)
    sub(/\.$/, "", s)
    return s
}

function see_also(    i, n, list)
{
    if (command != "")
        list[++n] = "adgang"
    for (i = 1; i <= n_names; i++)
        if (names[i] != command)
            list[++n] = "adgang-" names[i]
    for (i = 1; i <= n; i++)
        print ".BR " typed(list[i]) " (1)" (i < n ? "," : "")
    begun = 1
    if (word["see also"] in text)
        body(text[word["see also"]])
}
