"""The outputs of a cell, as a notebook keeps them, up to a number of bytes."""

import json

from nbformat.v4 import new_output


class Outputs:
    """The outputs of a cell, as a notebook keeps them, up to a number of bytes."""

    def __init__(self, budget):
        self.all, self.left, self.cut, self._clear = [], budget, False, False

    def add(self, kind, content):
        """Take in one message of a kernel."""
        if kind == "clear_output":
            self._clear = True
            if not content.get("wait"):
                self._empty()
        elif kind == "overflow":
            self._overflow()
        elif kind in ("stream", "display_data", "execute_result", "error"):
            self._empty()
            self._append(kind, content)
        elif kind == "update_display_data":
            self._update(content)

    def _append(self, kind, content):
        size = len(json.dumps(content, default=str))
        self.left -= size
        if self.left < 0 and kind != "error":
            if kind == "stream" and not self.cut and self.left + size > 0:
                self._stream(content["name"], content["text"][: int(self.left + size)])
            self._overflow()
        elif kind == "stream":
            self._stream(content["name"], content["text"])
        else:
            if kind == "error":  # kept at any length, but it may quote a whole data set
                content = content | {"evalue": content["evalue"][:20_000]}
            names = ["data", "metadata", "execution_count", "ename", "evalue", "traceback"]
            output = new_output(kind, **{n: content[n] for n in names if n in content})
            output.shown_as = content.get("transient", {}).get("display_id")
            self.all.append(output)

    def _stream(self, name, text):
        last = self.all[-1] if self.all else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self.all.append(new_output("stream", name=name, text=text))

    def _overflow(self):
        if not self.cut:
            self.cut = True
            self._stream("stdout", "\n[this cell printed more; the rest was dropped]\n")

    def _empty(self):
        if self._clear:
            self.all.clear()
            self._clear = False

    def _update(self, content):
        name = content.get("transient", {}).get("display_id")
        for output in self.all:
            if name is not None and output.get("shown_as") == name:
                output["data"], output["metadata"] = content["data"], content["metadata"]


def merged(outputs):
    """Join neighbouring pieces of the standard output."""
    result = Outputs(float("inf"))
    for output in outputs:
        if output.output_type == "stream":
            result._stream(output.name, output.text)
        else:
            result.all.append(output)
    return result.all


def failed(name, words):
    """Return the output of a cell that failed, without a traceback."""
    return new_output("error", ename=name, evalue=words, traceback=[f"{name}: {words}"])
