"""What `mahdar --help` prints: written out, so that it costs no parser."""

from __future__ import annotations

HELP = """\
usage: mahdar [--store PATH] [--emit MODE] [--lang auto|ar|en] [--sample]
              [--fresh] [--theme THEME] [COMMAND ...]

Look up who met whom, when and where, in Arabic news articles.
Without a command, the browser opens.

commands:
  ingest PATH...      read articles into the store: text files, saved web
                      pages, folders of them, or - for standard input; safe to
                      repeat
    --published DATE    when they were published, like 2018-02-13
    --publisher NAME    who published them
    --url URL           where they were published
  reread              read the store's articles again, where older rules have
                      read them
    --all               even those that these rules have read
    --jobs N            processes that read (ingest and reread)
    --recognizer NAME   what finds names beside the rules, like crf:MODEL
                        (ingest and reread)
  articles [QUERY]    list articles, or those that hold words
  entities [QUERY]    list persons, organisations, countries and places
  meetings [QUERY]    list meetings
    --saved NAME        what a saved search finds, too (articles, entities,
                        meetings)
    --format FORMAT     json, jsonl, csv or markdown (articles, entities,
                        meetings)
  claims [QUERY]      list what is said of the records that fit, claim by claim
  figures [QUERY]     list the numbers that are said of entities and meetings
  differ [QUERY]      list where sources cannot all be right
    --csv               print CSV (these three, articles, entities, meetings)
  show ID             show one record with the words behind each of its fields
  explain ID [PROPERTY]
                      tell why a record is one and why its dates read as they
                      do, or why one property of it does
  search QUERY        find words in every record
  searches            list the searches that are saved; --remove NAME forgets
                      one
  decide WHAT ...     decide something; articles stay as they are (see decide
                      --help)
    same ID ID          two records are one; different ID ID or ID ARTICLE:
                        they are not; unsure ID ID: nobody can tell
    value ID PROPERTY VALUE, name ID WORDS, tag ID WORD, note ID WORDS
    right CLAIM         a claim, by the id of show, stands before the others
    wrong CLAIM         a claim does not count
  undo [DECISION...]  take a decision back, the last one if none is named
    --because WORDS     why (decide and undo)
    --wait [SECONDS]    wait for another writer (whatever writes): so long, or
                        until it is done
    --by NAME           who decides; you, if nobody is named
  watch               print a line for whatever changes in the store, until
                      Ctrl+C
  check               look the whole store through
    --repair            set aside what is damaged, keep what is whole, restore
                        from copies
  store info          sizes, counts and state of the store
  export [FILE]       write the whole store into one file; import FILE makes a
                      store of it
    --force             write over a file that is there
  decisions           list what was decided, by whom and when
  evaluate PATH...    score how well articles are read: against gold (*.toml,
                      *.json)
    --differences       list what was read otherwise, too
  train PATH... --out MODEL
                      train a model that finds names, from CoNLL files or gold,
                      and score it
  doctor              look for what hinders here; ask how Arabic reads
                      properly, remember it
  completion SHELL    print what lets bash, zsh or fish complete commands
  keys                list the browser's keys with their commands, and where
                      each is set
    --check             only say what is wrong with those in the settings
    --json              print one JSON document (all but ingest)
    --limit N           print so many at most (lists and search)
    --explain           tell how the query is understood, and leave (lists and
                        search)

options:
  --store PATH        the store to use
  --emit MODE         how to send Arabic to the terminal: auto, visual, fenced,
                      kitty, kitty-letters, visual-base, plain
  --lang LANGUAGE     language of the interface: auto, ar, en
  --sample            where there is no store, make one of the sample articles
                      unasked
  --fresh             open the browser without what was left in it the last
                      time
  --theme THEME       how the browser looks: quiet, contrast-dark,
                      contrast-light, sixteen
  --version           print the version and leave
  -h, --help          print this and leave; after a command, what that command
                      takes

A query holds words, compared without regard to how alef, hamza, ya and ta
marbuta are written, and with the proclitics of the text allowed for. "..."
asks for exactly that spelling, -word for what does not hold the word (write --
before a query that begins so). Fields ask what is said: place:kw, p:NAME,
role:chair, status:planned, body:nato, wg:NAME, date:2018-02 and
date:2015..2016 (by overlap; date!: only what is certain), members>70, src:ID,
has:pledge, silent:chair, differ:members, and every property by its name.

exit codes: 0 found or done, 1 nothing found, 2 wrong use, 3 trouble with a
store or a file
environment: MAHDAR_STORE and MAHDAR_EMIT stand in for --store and --emit;
MAHDAR_KEYBOARD=arabic-101 or arabic-mac names the Arabic layout of the
keyboard; MAHDAR_DEBUG=1 shows where a fault of the program happened
"""
