"""The corpora as documents of sentences. What each may be used for: ``training/README.md``."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from evals.data import folder, json_lines
from training.sentences import (
    ANYTHING,
    CLASSES,
    Allowed,
    Document,
    Sentence,
    Token,
    exactly,
    tag,
)

_NEWSWIRE = {
    "Person": "PERSON",
    "Organization": "ORG",
    "Location": "LOCATION",
    "Facility": "FACILITY",
    "NORP": "NORP",
    "Date": "DATE",
    "Money": "MONEY",
    "Product": "PRODUCT",
    "Misc": "MISC",
}
_NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] } % ’ 's ’s n't n’t ' ” '' …".split())
_NO_SPACE_AFTER = frozenset("( [ { $ £ € “ `` #".split())


def text_of(path: Path) -> str:
    """A file's text, gzip-compressed or not."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def ewt(part: str) -> list[Document]:
    """English Web Treebank, ``train`` or ``dev`` (CC BY-SA 4.0)."""
    found = sorted(folder("ud-english").glob(f"en_ewt-ud-{part}*"))
    return list(conllu(text_of(found[0])))


def gum(part: str) -> list[Document]:
    """GUM: ``train.permissive`` may be trained on; ``dev`` may only be measured on."""
    return list(conllu(text_of(folder("ud-english") / f"en_gum-ud-{part}.conllu.gz")))


def conllu(text: str) -> Iterator[Document]:
    """Documents of a CoNLL-U text; multiword lines and empty nodes are left out."""
    name, sentences = "", list[Sentence]()
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# newdoc"):
                if sentences:
                    yield Document(name, tuple(sentences))
                name, sentences = line.partition("=")[2].strip(), []
            elif line.startswith("# newpar") and sentences:
                sentences[-1] = _ending_paragraph(sentences[-1])
        sentences.append(_tree([line.split("\t") for line in lines if line[:1].isdigit()]))
    yield Document(name, tuple(sentences))


def _ending_paragraph(sentence: Sentence) -> Sentence:
    return Sentence(sentence.words, sentence.spaces, sentence.tokens, sentence.names, True)


def _tree(rows: list[list[str]]) -> Sentence:
    """A sentence; the spaces of a multiword token's line hold for its last word."""
    glued = set[int]()
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            glued.update(range(first, last + ("SpaceAfter=No" in row[9])))
    rows = [row for row in rows if row[0].isdigit()]
    return Sentence(
        words=tuple(row[1] for row in rows),
        spaces=tuple(int(row[0]) not in glued and "SpaceAfter=No" not in row[9] for row in rows),
        tokens=tuple(Token(row[3], row[4], row[5], row[2], int(row[6]), row[7]) for row in rows),
        names=_gum_names(rows) if any("Entity=" in row[9] for row in rows) else None,
    )


_GUM = {"person": ("PERSON",), "organization": ("ORG",), "place": ("LOCATION", "FACILITY")}


def _gum_names(rows: list[list[str]]) -> tuple[Allowed, ...]:
    """What GUM's entity types leave open: it marks whole noun phrases, named or not."""
    kinds = list[tuple[str, str]]()  # open mentions, innermost last: id, type
    names = list[Allowed]()
    for row in rows:
        marks = re.search(r"Entity=([^|]*)", row[9])
        pieces = re.findall(r"\((\d+)-([a-z]+)|(\d+)\)", marks[1]) if marks else []
        single = {m for m, _, _ in pieces if m}
        kinds += [(m, kind) for m, kind, _ in pieces if m]
        names.append(_gum_word(row, kinds[-1][1] if kinds else ""))
        text = marks[1] if marks else ""
        closed = set(re.findall(r"(?<![-\w])(\d+)\)", text))
        closed |= {m for m in single if re.search(rf"\({m}-[^()]*\)", text)}
        kinds = [(m, kind) for m, kind in kinds if m not in closed]
    return tuple(names)


def _gum_word(row: list[str], kind: str) -> Allowed:
    if row[3] == "PROPN" and kind in _GUM:
        return frozenset(tag(f"{edge}-{name}") for name in _GUM[kind] for edge in "BI")
    if row[1][:1].isalpha() and row[1].islower() and row[3] not in ("PROPN", "ADP", "DET", "CCONJ"):
        return frozenset((tag("O"), tag("B-DATE"), tag("I-DATE"), tag("I-MONEY"), tag("I-MISC")))
    return ANYTHING


def newswire(part: str) -> list[Document]:
    """en-worldwide-newswire: 9 classes; sentences are line groups, at times several in one.

    Where names lie within a name the outer one is taken (the first of the columns).
    """
    documents = list[Document]()
    text = text_of(folder("en-worldwide-newswire") / f"{part}.tsv.gz")
    for chunk in text.split("# doc = ")[1:]:
        name, _, body = chunk.partition("\n")
        sentences = []
        for block in re.split(r"\n[ \t]*\n", body):
            found = [re.match(r"(\S.*?)\s+(O|[BI]-\w+)\s*(?=$|\t)", x) for x in block.split("\n")]
            rows = [[match[1], match[2]] for match in found if match]
            if rows:
                sentences.append(_named(rows, _NEWSWIRE))
        if sentences:
            documents.append(Document(name.removesuffix(".txt.tsv"), tuple(sentences)))
    return documents


def _named(rows: list[list[str]], classes: dict[str, str]) -> Sentence:
    words = tuple(row[0] for row in rows)
    names = [re.sub(r"(?<=-).*", lambda m: classes[m[0]], row[1]) for row in rows]
    return Sentence(words, guessed_spaces(words), None, exactly(names), True)


def guessed_spaces(words: Iterable[str]) -> tuple[bool, ...]:
    """Where spaces stood in a text whose corpus does not tell."""
    listed = [*words, "end"]
    quotes = 0
    spaces = []
    for word, after in itertools.pairwise(listed):
        quotes += word == '"'
        glued = after in _NO_SPACE_BEFORE or word in _NO_SPACE_AFTER
        glued |= (word == '"' and quotes % 2 == 1) or (after == '"' and quotes % 2 == 1)
        spaces.append(not glued)
    return tuple(spaces)


def wikigold() -> list[Document]:
    """WikiGold (CC BY 4.0): four classes without a mark where a name begins."""
    kinds = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": ("LOCATION", "FACILITY", "NORP")}
    kinds["MISC"] = ("MISC", "NORP", "PRODUCT", "DATE")
    outside = frozenset(tag(t) for t in ("O", "B-DATE", "I-DATE", "B-MONEY", "I-MONEY"))
    return list(_partial("wikigold", "wikigold.conll.txt.gz", kinds, outside))


def crossner(part: str) -> list[Document]:
    """CrossNER politics (MIT): nine classes of its own."""
    kinds = {
        "politician": ("PERSON",),
        "person": ("PERSON",),
        "politicalparty": ("ORG",),
        "organisation": ("ORG",),
        "country": ("LOCATION",),
        "location": ("LOCATION", "FACILITY"),
        "election": ("MISC",),
        "event": ("MISC",),
        "misc": ("MISC", "NORP", "PRODUCT", "DATE"),
    }
    outside = frozenset(
        tag(t) for t in ("O", "B-DATE", "I-DATE", "B-MONEY", "I-MONEY", "B-NORP", "I-NORP")
    )
    name = next(folder("ner-general").glob(f"crossner_politics-{part}.txt*")).name
    return list(_partial(f"crossner-{part}", name, kinds, outside))


def _partial(
    corpus: str, file: str, kinds: dict[str, tuple[str, ...]], outside: Allowed
) -> Iterator[Document]:
    """Sentences of a corpus whose classes are wider or narrower than ours, a document each."""
    text = text_of(folder("ner-general") / file)
    for number, block in enumerate(re.split(r"\n[ \t]*\n", text.strip())):
        rows = [line.split() for line in block.split("\n") if line.strip()]
        names = list[Allowed]()
        for _, label in rows:
            if label == "O":
                names.append(outside)
                continue
            edges = label[0] if any(r[1].startswith("B-") for r in rows) else "BI"
            names.append(frozenset(tag(f"{e}-{k}") for k in kinds[label[2:]] for e in edges))
        words = tuple(row[0] for row in rows)
        sentence = Sentence(words, guessed_spaces(words), None, tuple(names), True)
        yield Document(f"{corpus}-{number}", (sentence,))


_RE3D = {
    "Person": "PERSON",
    "Organisation": "ORG",
    "Location": "LOCATION",
    "Nationality": "NORP",
    "Weapon": "PRODUCT",
    "MilitaryPlatform": "PRODUCT",
    "Money": "MONEY",
}


def re3d(part: str) -> list[Document]:
    """re3d without BBC: Syria and Iraq; split by a hash of the document, two fifths ``dev``."""
    entities: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    root = folder("re3d")
    for path in sorted(root.glob("*.entities.json*")):
        for row in json_lines(path):
            entities[row["documentId"]].append((row["begin"], row["end"], row["type"]))
    documents = []
    for path in sorted(root.glob("*.documents.json*")):
        for row in json_lines(path):
            is_dev = int(hashlib.sha256(row["_id"].encode()).hexdigest(), 16) % 5 < 2
            if "BBC" not in path.name and is_dev == (part == "dev"):
                documents.append(_re3d_document(row["_id"], row["text"], entities[row["_id"]]))
    return documents


def _re3d_document(name: str, text: str, marked: list[tuple[int, int, str]]) -> Document:
    """Only capitalised words of a mention are names to us; its other words are left open."""
    sentences = []
    for line in re.finditer(r"[^\n]+", text):
        found = [(m.start() + line.start(), m[0]) for m in re.finditer(r"\w+|[^\w\s]", line[0])]
        if not found:
            continue
        names = []
        for start, word in found:
            kinds = {kind for begin, end, kind in marked if begin <= start < end}
            names.append(_re3d_word(word, kinds))
        words = tuple(word for _, word in found)
        ends = [start + len(word) for start, word in found]
        spaces = (*(a < b[0] for a, b in zip(ends, found[1:], strict=False)), True)
        sentences.append(Sentence(words, spaces, None, tuple(names), True))
    return Document(name, tuple(sentences))


def _re3d_word(word: str, kinds: set[str]) -> Allowed:
    ours = {_RE3D[kind] for kind in kinds if kind in _RE3D}
    if not kinds:
        return frozenset((tag("O"),)) if word.islower() else ANYTHING
    if len(ours) == 1 and word[:1].isupper() and len(kinds) == 1:
        return _at_most(("LOCATION", "FACILITY") if "LOCATION" in ours else tuple(ours))
    return ANYTHING


def uner() -> list[Document]:
    """UNER's names on EWT dev (CC BY-SA 4.0), for measuring: PER, ORG, LOC."""
    documents = list[Document]()
    kinds = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOCATION"}
    for block in re.split(
        r"\n\s*\n", text_of(folder("ner-general") / "uner_en_ewt-dev.iob2.gz").strip()
    ):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        labels = [re.sub(r"(?<=-).*", lambda m: kinds.get(m[0], "MISC"), r[2]) for r in rows]
        words = tuple(row[1] for row in rows)
        names = exactly([label if label.startswith(("B-", "I-")) else "O" for label in labels])
        sentence = Sentence(words, guessed_spaces(words), None, names)
        if "# newdoc" in block or not documents:
            documents.append(Document(f"uner-{len(documents)}", (sentence,)))
        else:
            documents[-1] = Document(documents[-1].name, (*documents[-1].sentences, sentence))
    return documents


def meantime() -> list[Document]:
    """MEANTIME, Airbus and Apple (CC BY 4.0): nominal mentions too, so only capitals count."""
    kinds = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": ("LOCATION", "FACILITY")}
    kinds["PRO"] = ("PRODUCT", "MISC")
    marked: defaultdict[tuple[str, int], dict[int, set[str]]] = defaultdict(dict)
    for row in json_lines(folder("meantime-en") / "entity_mentions.jsonl.gz"):
        for number in row["tokens_number"]:
            place = marked[row["doc_id"], row["sent_id"]]
            place.setdefault(int(number), set()).add(row["mention_type"])
    text = text_of(folder("meantime-en") / "meantime.conll.gz")
    words: dict[str, dict[int, dict[int, str]]] = {}
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) >= 4 and not line.startswith("#"):
            name = cells[0].split("/")[-1]
            words.setdefault(name, {}).setdefault(int(cells[1]), {})[int(cells[2])] = cells[3]
    documents = []
    for name, sentences in words.items():
        made = []
        for number, forms in sorted(sentences.items()):
            listed = [forms[n] for n in sorted(forms)]
            types = marked.get(_meantime_key(marked, name, number), {})
            names = [_meantime_word(forms[n], types.get(n, set()), kinds) for n in sorted(forms)]
            made.append(Sentence(tuple(listed), guessed_spaces(listed), None, tuple(names)))
        documents.append(Document(name, tuple(made)))
    return documents


def _meantime_key(marked: Iterable[tuple[str, int]], name: str, number: int) -> tuple[str, int]:
    return next((key for key in marked if key[0].startswith(name) and key[1] == number), ("", 0))


def _meantime_word(word: str, types: set[str], kinds: dict[str, tuple[str, ...]]) -> Allowed:
    if not types:
        return frozenset((tag("O"),)) if word.islower() else ANYTHING
    if len(types) == 1 and word[:1].isupper() and (kind := next(iter(types))) in kinds:
        return _at_most(kinds[kind])
    return ANYTHING


def _at_most(kinds: tuple[str, ...]) -> Allowed:
    """Of these classes if it is a name: mentions there hold titles and articles too."""
    return frozenset((tag("O"), *(tag(f"{e}-{k}") for k in kinds for e in "BI")))


def classes_of(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Name spans of a sentence whose tags are all known."""
    start, kind = -1, ""
    for number, allowed in enumerate((*(sentence.names or ()), frozenset((0,)))):
        (index,) = allowed
        edge = "" if index == 0 else "BI"[(index - 1) % 2]
        name = "" if index == 0 else CLASSES[(index - 1) // 2]
        if kind and (edge != "I" or name != kind):
            yield start, number, kind
            kind = ""
        if edge == "B" or (edge == "I" and not kind):
            start, kind = number, name
