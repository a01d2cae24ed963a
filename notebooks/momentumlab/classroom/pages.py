"""The pages: for each student what came of the tasks, and for the class which mistakes were made how often."""

import re
from collections import Counter
from html import escape

from momentumlab.classroom.assignment import Assignment, is_test, without_hidden_tests
from momentumlab.classroom.grading import Grade, Mark

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #8884; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
pre { background: #8881; padding: .6rem .8rem; overflow-x: auto; font-size: 14px; white-space: pre-wrap; }
.note { border-left: 4px solid #c60; padding-left: .8rem; }
summary { cursor: pointer; }
"""
_VALUE = re.compile(r" is not [-−(\d](?:[^:]|:(?! ))*(: |$)")


def of_student(student: str, grades: list[Grade], assignments: list[Assignment]) -> str:
    known = {each.name: each for each in assignments}
    parts = [f"<h1>{escape(student)}</h1>"]
    for grade in grades:
        parts.append(f"<h2>{escape(grade.assignment)}: {_sum(grade.marks)}</h2>")
        titles = {task.name: task.title for task in known[grade.assignment].tasks}
        rows = [
            f"<tr><td>{escape(titles.get(mark.task) or mark.task)}</td><td class=number>{_points(mark)}</td>"
            f"<td>{escape(mark.sentence)}</td></tr>"
            for mark in grade.marks
        ]
        head = "<tr><th>task</th><th class=number>points</th><th>what was found</th></tr>"
        parts.append(f"<table>{head}{''.join(rows)}</table>")
        parts += [f"<p class=note>{escape(note)}</p>" for note in grade.notes]
        cells = "".join(_cell(cell) for cell in grade.cells if cell["cell_type"] == "code" or _is_answer(cell))
        if cells:
            parts.append(f"<details><summary>What was run, and what it said</summary>{cells}</details>")
    return _page(f"Feedback for {student}", parts)


def _is_answer(cell: dict) -> bool:
    return bool(cell["metadata"].get("nbgrader", {}).get("solution"))


def _cell(cell: dict) -> str:
    if not cell["source"].strip() or cell["metadata"].get("nbgrader", {}).get("grade_id") == "setup":
        return ""
    source = cell["source"]
    if cell["cell_type"] == "code" and is_test(_Attributes(cell)):
        shown = without_hidden_tests(source)
        source = shown.rstrip() + ("\n// and tests that are not shown" if shown != source else "")
    texts = []
    for output in cell.get("outputs", []):
        if output["output_type"] == "stream":
            texts.append(output["text"])
        elif output["output_type"] == "error" and output["evalue"] not in "".join(texts):
            texts.append(output["evalue"])
    said = f"<pre>{escape(chr(10).join(text.rstrip() for text in texts))}</pre>" if texts else ""
    return f"<pre><code>{escape(source)}</code></pre>{said}"


class _Attributes(dict):
    """A cell of JSON, read as nbformat's."""

    __getattr__ = dict.__getitem__


def of_class(grades: list[Grade], assignments: list[Assignment]) -> str:
    parts = ["<h1>The class</h1>", _matrix(grades, assignments)]
    for assignment in assignments:
        mine = [grade for grade in grades if grade.assignment == assignment.name]
        if not mine:
            continue
        parts.append(f"<h2>{escape(assignment.name)}: {len(mine)} handed in</h2>")
        rows = []
        for task in assignment.tasks:
            marks = [mark for grade in mine for mark in grade.marks if mark.task == task.name]
            given = [mark.points for mark in marks if mark.points is not None]
            mean = f"{sum(given) / len(given):.1f} of {task.points:g}" if given else f"– of {task.points:g}"
            wrong = [mark for mark in marks if mark.points is not None and mark.points < mark.of]
            counted = Counter(cause(mark.sentence) for mark in wrong).most_common()
            said = "".join(f"<tr><td class=number>{n}</td><td>{escape(text)}</td></tr>" for text, n in counted)
            said = f"<table>{said}</table>" if said else ""
            rows.append(
                f"<tr><td>{escape(task.title or task.name)}</td><td class=number>{mean}</td><td>{said}</td></tr>"
            )
        head = "<tr><th>task</th><th class=number>mean</th><th>what cost points, and how often</th></tr>"
        parts.append(f"<table>{head}{''.join(rows)}</table>")
        notes = [(grade.student, note) for grade in mine for note in grade.notes]
        if notes:
            rows = [f"<tr><td>{escape(who)}</td><td>{escape(note)}</td></tr>" for who, note in notes]
            parts.append(f"<h3>To look at</h3><table>{''.join(rows)}</table>")
    return _page("The class", parts)


def cause(sentence: str) -> str:
    """A sentence without the value that is this student's alone, so that the same mistake is counted as one."""
    return _VALUE.sub(lambda found: ": " if found[1] else " is not right", sentence, count=1)


def _matrix(grades: list[Grade], assignments: list[Assignment]) -> str:
    by_key = {(grade.student, grade.assignment): grade for grade in grades}
    names = [each.name for each in assignments if any(grade.assignment == each.name for grade in grades)]
    head = "".join(f"<th class=number>{escape(name)}</th>" for name in names)
    rows = []
    for student in sorted({grade.student for grade in grades}):
        cells = [by_key.get((student, name)) for name in names]
        sums = "".join(f"<td class=number>{_sum(grade.marks) if grade else '–'}</td>" for grade in cells)
        rows.append(f'<tr><td><a href="feedback/{escape(student)}.html">{escape(student)}</a></td>{sums}</tr>')
    return f"<table><tr><th>student</th>{head}</tr>{''.join(rows)}</table>"


def _sum(marks: list[Mark]) -> str:
    given = sum(mark.points or 0 for mark in marks)
    open_points = sum(mark.of for mark in marks if mark.points is None)
    waiting = f" ({open_points:g} not read yet)" if open_points else ""
    return f"{given:g} of {sum(mark.of for mark in marks):g}{waiting}"


def _points(mark: Mark) -> str:
    return f"{'–' if mark.points is None else format(mark.points, 'g')} of {mark.of:g}"


def _page(title: str, parts: list[str]) -> str:
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="en">\n{head}\n<style>{_STYLE}</style>\n{body}\n</html>\n'
