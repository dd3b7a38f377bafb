"""What the parts of pages look like: one name for the code, the style sheet and paper."""

from __future__ import annotations

from enum import StrEnum


class Look(StrEnum):
    """What a part of a page looks like.

    Both renderings are named after it: the CSS class, the value prefixed with ``rv-``, and
    the Typst component.  Templates and scripts spell the class out.
    """

    # The opening of a review
    DISCLOSURE = "disclosure"
    MARK = "mark"
    VERDICT = "verdict"
    WORD = "word"
    STRIP = "strip"
    BYLINE = "byline"
    RAIL = "rail"
    BOOK_CARD = "book"
    DETAILS = "details"
    TITLE = "title"
    SUBTITLE = "subtitle"
    COVER_BOX = "cover-box"
    COVER = "cover"
    GROUND = "ground"
    CELL = "cell"
    COVER_TITLE = "cover-title"
    COVER_BY = "cover-by"
    FACTS = "facts"
    UNREAD = "unread"
    AREA = "area"
    FIGURE = "figure"
    STARS = "stars"
    NO_RATING = "no-rating"
    PDF = "pdf"

    # Skills on a review
    SKILLS = "skills"
    SKILL_LIST = "skill-list"
    SKILL_NAMES = "skill-names"
    SKILL = "skill"
    LEVEL = "level"

    # The text of a review
    QUOTED = "quoted"
    SENTENCE_LINK = "sentence-link"
    SENTENCE_STATUS = "sentence-status"

    # Definitions, and the reviews below them
    ENTRY = "entry"
    TOLD = "told"
    AROUND = "around"
    DEFINITION = "definition"
    SPREAD = "spread"
    VOICE = "voice"
    FRAGMENTS = "fragments"
    FOLD = "fold"
    SAID = "said"
    BACKLINKS = "backlinks"
    UNLINKED = "unlinked"
    SOURCE = "source"
    WHERE = "where"
    ADVICE = "advice"
    REMARK = "remark"
    SKILL_BOOKS = "skill-books"
    LEVELS = "levels"
    ALL_BOOKS = "all-books"

    # Parts of several views
    HEADING = "heading"
    EMPTY = "empty"
    COUNT = "count"
    ALIASES = "aliases"
    GAP = "gap"
    HINT = "hint"

    # The catalogue
    CATALOGUE = "catalogue"
    PAGES = "pages"
    FILTERS = "filters"
    QUERY = "query"
    NUMBER = "number"
    MORE = "more"
    BAR = "bar"
    ACTIVE = "active"
    WHOLE = "whole"
    SHOW_MORE = "show-more"
    CARDS = "cards"
    CARD = "card"
    CARD_TITLE = "card-title"
    BY = "by"
    JUDGEMENT = "judgement"
    DISCLOSED = "disclosed"
    TITLES = "titles"
    VERDICTS = "verdicts"
    VERDICT_BY = "verdict-by"
    CARD_SKILLS = "card-skills"
    LEVELED = "leveled"
    SHEET = "sheet"
    OPEN_SHEET = "open-sheet"
    PICK = "pick"
    TRAY = "tray"

    # Books side by side
    COMPARE = "compare"
    COMPARE_TABLE = "compare-table"
    COMPARE_CHOICE = "compare-choice"
    NOT_STATED = "not-stated"
    FACING = "facing"

    # The index of concepts, the map of skills
    LETTERS = "letters"
    INDEX = "index"
    INDEX_LIST = "index-list"
    SKILL_MAP_BOX = "skill-map-box"
    SKILL_MAP = "skill-map"
    SKILL_AREAS = "skill-areas"
    SKILL_AREA = "skill-area"
    CELL_TAUGHT = "cell-taught"
    CELL_NEEDED = "cell-needed"

    # The reading path
    PATH = "path"
    STEPS = "steps"
    STEP = "step"
    STEP_BOOKS = "step-books"
    STEP_BOOK = "step-book"
    APART = "apart"
    READABLE = "readable"
    ASKS = "asks"
    TAUGHT_BY = "taught-by"
    STAGES = "stages"
    STAGE = "stage"
    STAGE_HEAD = "stage-head"
    GROUPS = "groups"
    GROUP = "group"
    GROUP_HEAD = "group-head"

    # The skills that readers tick
    WHAT_TO_READ = "what-to-read"
    HAVE = "have"
    TICKS = "ticks"
    UNKNOWN = "unknown"
    ACTS = "acts"
    ANSWER = "answer"
    OPENED = "opened"

    # The shelf
    SHELF = "shelf"
    BOARD = "board"
    SPINES = "spines"
    SPINE = "spine"
    CAPTION = "caption"

    # What books say of a concept, on another page
    QUOTATIONS = "quotations"

    # Reviewers
    REVIEWERS = "reviewers"
    REVIEW_LIST = "review-list"
    SENTENCE = "sentence"
    YEARS = "years"
    TALLY = "tally"
    LABEL = "label"
    PART = "part"

    # The end of a review, and what a reference shows
    OTHER_REVIEWS = "other-reviews"
    RELATED = "related"
    RELATED_LIST = "related-list"
    CITATION = "citation"
    CITATION_OF = "citation-of"
    CITATION_IN_WORDS = "citation-in-words"
    PREVIEW = "preview"

    # The library at a glance
    SUMMARY = "summary"
    STATS = "stats"
    LIBRARY = "library"

    # Drawings
    GRAPH = "graph"
    GRAPH_BOX = "graph-box"
    LEGEND = "legend"
    KEY = "key"
    NEIGHBOURHOOD = "neighbourhood"
    NODE = "node"
    EDGE = "edge"

    # Search
    SEARCH_PAGE = "search-page"
    SEARCH = "search"
    SEARCH_FORM = "search-form"
    SEARCH_KINDS = "search-kinds"
    KIND_CHOICE = "kind-choice"
    SEARCH_FILTERS = "search-filters"
    SEARCH_STATUS = "search-status"
    SEARCH_BODY = "search-body"
    SEARCH_ADVICE = "search-advice"
    SEARCH_LABEL = "search-label"
    SEARCH_EXACT = "search-exact"
    SEARCH_UNKNOWN = "search-unknown"
    SEARCH_CLEAR = "search-clear"
    RESULTS = "results"
    RESULTS_PART = "results-part"
    RESULT = "result"
    RESULT_HEAD = "result-head"
    RESULT_TITLE = "result-title"
    RESULT_SECTION = "result-section"
    RESULT_TEXT = "result-text"
    RESULT_NOTE = "result-note"
    RESULT_MISSING = "result-missing"
    RESULT_CARD = "result-card"
    CARD_TEXT = "card-text"
    CARD_FACT = "card-fact"
    CARD_LINK = "card-link"
    KIND = "kind"
    SUGGESTIONS = "suggestions"
    SUGGESTION = "suggestion"
    SEARCH_DIALOG = "search-dialog"
    SEARCH_OPEN = "search-open"
    SEARCH_CLOSE = "search-close"
    SEARCH_FOOT = "search-foot"
    SEARCH_WHOLE = "search-whole"

    # The page for addresses that lead nowhere
    LOST = "lost"
