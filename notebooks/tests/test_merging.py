import tempfile
import unittest
from pathlib import Path

from momentumlab.classroom import merging
from momentumlab.classroom.assignment import STUB_TEXT, is_test, name
from tests.classes import ASSIGNMENT, handed_in


def sources(merged):
    return {name(cell): cell.source for cell in merged.cells if name(cell)}


class MergingTest(unittest.TestCase):
    """Whatever was handed in, the tests that run are the teacher's, all of them, each where the teacher put it."""

    original = {each: ASSIGNMENT.cells[each].source for each in ("setup", "check-one", "check-two")}

    def assert_original_tests(self, merged):
        found = sources(merged)
        self.assertEqual({each: found[each] for each in self.original}, self.original)
        self.assertEqual([name(cell) for cell in merged.cells if is_test(cell)], ["check-one", "check-two"])

    def test_an_answer_comes_from_the_student_and_a_test_from_the_teacher(self):
        merged = merging.merge(ASSIGNMENT, handed_in(one="double one() { return 3; }"))
        self.assertEqual(sources(merged)["one"], "double one() { return 3; }")
        self.assertEqual(merged.notes, [])
        self.assert_original_tests(merged)

    def test_a_deleted_test_comes_back_and_is_told(self):
        tree = handed_in()
        tree["cells"] = [cell for cell in tree["cells"] if cell["id"] != "check-one"]
        merged = merging.merge(ASSIGNMENT, tree)
        self.assert_original_tests(merged)
        self.assertEqual(merged.notes, ["the cell check-one was deleted; the original was used"])

    def test_an_overwritten_test_is_the_original_again_and_is_told(self):
        tree = handed_in()
        next(cell for cell in tree["cells"] if cell["id"] == "check-one")["source"] = "2"
        merged = merging.merge(ASSIGNMENT, tree)
        self.assert_original_tests(merged)
        self.assertEqual(merged.notes, ["the cell check-one was changed; the original was used"])

    def test_changed_points_and_locks_do_not_count(self):
        tree = handed_in()
        for cell in tree["cells"]:
            cell["metadata"].get("nbgrader", {}).update(points=99, locked=False, grade=False)
        self.assertEqual([task.points for task in ASSIGNMENT.tasks], [2, 2, 1])
        self.assert_original_tests(merging.merge(ASSIGNMENT, tree))

    def test_a_second_cell_of_the_same_name_is_left_out(self):
        tree = handed_in()
        tree["cells"].append({**tree["cells"][2], "source": "double one() { return 5; }"})
        merged = merging.merge(ASSIGNMENT, tree)
        self.assertEqual(sources(merged)["one"], "double one() {\n    return 1;\n}")
        self.assertNotIn("double one() { return 5; }", [cell.source for cell in merged.cells])

    def test_a_cell_of_the_students_own_stands_below_what_it_followed(self):
        tree = handed_in()
        tree["cells"].insert(3, {"cell_type": "code", "source": "int mine = 1;", "metadata": {}})
        merged = merging.merge(ASSIGNMENT, tree)
        place = [cell.source for cell in merged.cells].index("int mine = 1;")
        self.assertEqual(name(merged.cells[place - 1]), "one")

    def test_a_tool_that_drops_metadata_costs_nothing(self):
        tree = handed_in(one="double one() { return 3; }")
        for cell in tree["cells"]:
            cell["metadata"] = {}
        self.assertEqual(sources(merging.merge(ASSIGNMENT, tree))["one"], "double one() { return 3; }")

    def test_a_wrong_kernel_is_told_and_costs_nothing(self):
        tree = handed_in()
        tree["metadata"]["kernelspec"] = {"name": "python3", "language": "python"}
        merged = merging.merge(ASSIGNMENT, tree)
        self.assertEqual(merged.notes, ["the notebook asks for the kernel python3; it was run as Java"])
        self.assert_original_tests(merged)

    def test_what_is_no_cell_is_passed_over(self):
        for cells in ([], [None, 3, "text", {}, {"cell_type": "code", "source": 7}], [{"metadata": []}]):
            merged = merging.merge(ASSIGNMENT, {"cells": cells, "metadata": "none"})
            self.assert_original_tests(merged)
            self.assertEqual(sources(merged)["words"], STUB_TEXT)
            self.assertEqual(merged.missing, {"one", "two", "words"})


class ReadingTest(unittest.TestCase):
    def read(self, content, megabytes=1):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "a.ipynb")
            file.write_bytes(content)
            return merging.read(file, megabytes)

    def test_what_is_not_json_is_told(self):
        for content in (b"", b"{ not json", b"\xff\xfe\x00", b"[" * 200_000):
            with self.assertRaisesRegex(merging.Unreadable, "not a notebook: it is not JSON; save it in JupyterLab"):
                self.read(content)

    def test_what_has_no_cells_is_told(self):
        for content in (b"[]", b"3", b"{}", b'{"cells": {}}', b'{"worksheets": []}'):
            with self.assertRaisesRegex(merging.Unreadable, "not a notebook: it has no cells"):
                self.read(content)

    def test_a_file_too_large_is_told_without_being_read(self):
        with self.assertRaisesRegex(merging.Unreadable, "the file has 2 MB, more than 1: clear all outputs, save"):
            self.read(b"x" * 2_000_000)
