"""A small assignment of two tasks, its student's version, and submissions of it, for the tests."""

import copy
import json

from nbformat import v4

from momentumlab.classroom.assignment import STUB_TEXT, Assignment, has, without_hidden_tests

SETUP = "%classpath ../lib/target/momentum.jar\nimport momentum.check.*;"
RIGHT = {"one": "double one() {\n    return 1;\n}", "two": "double two() {\n    return 2;\n}", "words": "Because."}
STUB = 'throw new UnsupportedOperationException("not done yet: write it");'


def cell(kind, name, source, **about):
    known = {"grade": False, "solution": False, "locked": False, "task": False}
    make = v4.new_markdown_cell if kind == "markdown" else v4.new_code_cell
    metadata = {"nbgrader": {"schema_version": 3, "grade_id": name, **known, **about}}
    return make(source, id=name, metadata=metadata)


def test_cell(name):
    source = (
        "import momentum.check.Checks;\n"
        f'Checks.holds("{name} is no NaN", !Double.isNaN({name}()));\n'
        "// BEGIN HIDDEN TESTS\n"
        f'Checks.is("{name}", {name}(), {1 if name == "one" else 2}, 0);\n'
        "// END HIDDEN TESTS\n"
        "2"
    )
    return cell("code", f"check-{name}", source, grade=True, locked=True, points=2)


def solution(name):
    head, body, end = RIGHT[name].split("\n")
    source = "\n".join([head, "    // BEGIN SOLUTION", body, "    // END SOLUTION", end])
    return cell("code", name, source, solution=True)


def notebook():
    cells = [v4.new_markdown_cell("## 1 The one", id="title-one")]
    cells += [cell("code", "setup", SETUP, locked=True), solution("one"), test_cell("one")]
    cells += [v4.new_markdown_cell("## 2 The other", id="title-two"), solution("two"), test_cell("two")]
    rubric = "What is right.\n<!-- BEGIN RUBRIC -->\n1 point: a reason.\n<!-- END RUBRIC -->"
    cells.append(cell("markdown", "words", rubric, solution=True, grade=True, points=1))
    java = {"kernelspec": {"name": "java", "display_name": "Java", "language": "java"}}
    return v4.new_notebook(cells=cells, metadata=java)


ASSIGNMENT = Assignment("01-small", notebook())


def release():
    """Roughly what nbgrader makes of it for a student."""
    found = copy.deepcopy(ASSIGNMENT.notebook)
    for each in found.cells:
        if has(each, "solution"):
            head = each.source.split("\n")[0]
            each.source = STUB_TEXT if each.cell_type == "markdown" else f"{head}\n    {STUB}\n}}"
        each.source = without_hidden_tests(each.source)
    return found


def handed_in(**answers):
    """The tree of a submission: right but for the cells that are named."""
    found = release()
    for each in found.cells:
        name = each.metadata.get("nbgrader", {}).get("grade_id")
        if name in RIGHT:
            each.source = {**RIGHT, **answers}[name]
    return json.loads(json.dumps(found))


def method(body, name="one"):
    return f"double {name}() {{\n{body}\n}}"
