import json
import os
import tempfile
import unittest
from pathlib import Path

from momentumlab.classroom import submissions
from momentumlab.classroom.assignment import Assignment
from tests.classes import ASSIGNMENT, handed_in, notebook

OTHER = Assignment("02-other", notebook())


class SubmissionsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def put(self, *names, content=None):
        for name in names:
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(handed_in()) if content is None else content)

    def found(self):
        found = submissions.find(self.folder, [ASSIGNMENT, OTHER])
        return [(each.student, each.assignment.name) for each in found.submissions], found.unknown

    def test_nbgraders_folders(self):
        self.put("ada/01-small/assignment-01-small.ipynb", "bob/02-other/anything.ipynb")
        self.put("ada/01-small/.ipynb_checkpoints/assignment-01-small-checkpoint.ipynb")
        self.assertEqual(self.found(), ([("ada", "01-small"), ("bob", "02-other")], []))

    def test_a_heap_of_files(self):
        self.put("ada_01-small.ipynb", "bob-assignment-02-other.ipynb", "Çelik, Ayşe_01-SMALL(1).ipynb")
        students = [("ada", "01-small"), ("bob", "02-other"), ("Çelik-Ayşe", "01-small")]
        self.assertEqual(self.found(), (students, []))

    def test_a_folder_a_student(self):
        self.put("Ada Byron_1234_file_/assignment-01-small.ipynb")
        self.assertEqual(self.found()[0], [("Ada-Byron_1234_file_", "01-small")])

    def test_the_cells_tell_the_assignment_of_a_renamed_file(self):
        self.put("ada/homework.ipynb")
        self.assertEqual(self.found()[0], [("homework", "01-small")])

    def test_what_is_no_submission_is_told(self):
        self.put("notes.ipynb", content="{ not json")
        self.put("assignment-01-small.ipynb")
        self.assertEqual(self.found(), ([], ["assignment-01-small.ipynb", "notes.ipynb"]))

    def test_of_two_files_the_newer_counts(self):
        self.put("ada_01-small.ipynb", "ada/01-small/assignment-01-small.ipynb")
        os.utime(self.folder / "ada_01-small.ipynb", (1, 1))
        submission = submissions.find(self.folder, [ASSIGNMENT]).submissions[0]
        self.assertEqual(submission.path.parent.name, "01-small")
        self.assertIn("is newer", self.found()[1][0])

    def test_no_name_leaves_its_folder(self):
        self.assertEqual(submissions.student("../../etc/passwd"), "etc-passwd")
        self.assertEqual(submissions.student("a b/c\n"), "a-b-c")
        self.assertEqual(submissions.student("..."), "nobody")
