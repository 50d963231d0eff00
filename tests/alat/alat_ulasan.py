"""What a reader does to a Word file: comments, insertions and deletions put into one that lkj built."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path

from lxml import etree

from lkj.publish.docx.core import Element, parse, text_of, w

WHO = 'w:author="Ketua" w:date="2025-03-03T10:15:00Z"'


class Pembaca:
    """A Word file in the hands of a reader; each change stands on words that must be there."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.trees = {
            name: etree.fromstring(self.parts[name])
            for name in ("word/document.xml", "word/comments.xml", "word/footnotes.xml")
        }
        self._ident = 900

    def _new(self) -> int:
        self._ident += 1
        return self._ident

    def run(self, words: str, part: str = "word/document.xml", nth: int = 0) -> Element:
        """Return a run that holds the words alone, cut out of its own; the `nth` of those that hold them.

        A part may be a style: then the run is of a paragraph of the document in that style.
        """
        within: Iterable[Element] = self.trees.get(part, ())
        if part not in self.trees:
            styles = self.trees["word/document.xml"].iter(w("pStyle"))
            within = [one.getparent().getparent() for one in styles if one.get(w("val")) == part]  # type: ignore[union-attr, misc]
        within = list(within)
        for one in within:
            self._whole(one, words)
        runs = [run for one in within for run in one.iter(w("r"))]
        found = [r for r in runs if words in "".join(t.text or "" for t in r.findall(w("t")))]
        run = found[nth]
        (text,) = run.findall(w("t"))
        before, _, after = (text.text or "").partition(words)
        for said, add in ((before, run.addprevious), (after, run.addnext)):
            if said:
                copy = deepcopy(run)
                copy.find(w("t")).text = said  # type: ignore[union-attr]
                copy.find(w("t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")  # type: ignore[union-attr]
                add(copy)
        text.text = words
        return run

    @staticmethod
    def _whole(tree: Element, words: str) -> None:
        """Put the paragraphs that hold the words together where soft hyphens cut them in runs."""
        for paragraph in {one for hyphen in tree.iter(w("softHyphen")) for one in hyphen.iterancestors(w("p"))}:
            if words not in "".join(t.text or "" for t in paragraph.iter(w("t"))):
                continue
            for hyphen in list(paragraph.iter(w("softHyphen"))):
                run = hyphen.getparent()
                assert run is not None
                before, after = run.getprevious(), run.getnext()
                assert before is not None and after is not None
                first, second = before.find(w("t")), after.find(w("t"))
                assert first is not None and second is not None
                first.text = f"{first.text or ''}{second.text or ''}"
                for done in (run, after):
                    held = done.getparent()
                    assert held is not None
                    held.remove(done)

    def komentari(self, words: str, said: str, nth: int = 0) -> None:
        """Comment on words."""
        run, ident = self.run(words, nth=nth), self._new()
        run.addprevious(parse(f'<w:commentRangeStart w:id="{ident}"/>'))
        run.addnext(parse(f'<w:r><w:commentReference w:id="{ident}"/></w:r>'))
        run.addnext(parse(f'<w:commentRangeEnd w:id="{ident}"/>'))
        comment = parse(f'<w:comment w:id="{ident}" {WHO}><w:p><w:r><w:t/></w:r></w:p></w:comment>')
        next(comment.iter(w("t"))).text = said
        self.trees["word/comments.xml"].append(comment)

    def hapus(self, words: str, part: str = "word/document.xml", nth: int = 0) -> None:
        """Take words out, tracked."""
        run = self.run(words, part, nth)
        gone = parse(f'<w:del w:id="{self._new()}" {WHO}/>')
        run.addprevious(gone)
        gone.append(run)
        for text in run.findall(w("t")):
            text.tag = w("delText")

    def sisipkan(self, words: str, behind: str, part: str = "word/document.xml", nth: int = 0) -> None:
        """Put words in behind others, tracked, in two runs as Word does."""
        run = self.run(behind, part, nth)
        half = len(words) // 2
        for said in (words[half:], words[:half]):
            new = parse(f'<w:ins w:id="{self._new()}" {WHO}><w:r><w:t xml:space="preserve"/></w:r></w:ins>')
            next(new.iter(w("t"))).text = said
            run.addnext(new)

    def alinea_baru(self, words: str, behind: str) -> None:
        """Put a new paragraph behind the one that holds some words, tracked."""
        paragraph = next(p for p in self.trees["word/document.xml"].iter(w("p")) if behind in text_of(p))
        made = parse(
            f'<w:p><w:pPr><w:rPr><w:ins w:id="{self._new()}" {WHO}/></w:rPr></w:pPr>'
            f'<w:ins w:id="{self._new()}" {WHO}><w:r><w:t/></w:r></w:ins></w:p>'
        )
        next(made.iter(w("t"))).text = words
        paragraph.addnext(made)

    def simpan(self, path: Path) -> Path:
        """Save the file as it is now."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, etree.tostring(self.trees[name]) if name in self.trees else data)
        path.write_bytes(out.getvalue())
        return path
