import unittest
from pathlib import Path

from nbformat import v4

from momentumlab.rules import exercises
from momentumlab.running.execution import Execution, Job
from tests.examples import printed

HINT = "<details><summary>Hint</summary>\n\nLook again.\n\n</details>"
SOLUTION = "<details><summary>Solution</summary>\n\n```java\nvar mine = 2;\n```\n\nBecause.\n</details>"


def notebook(*texts):
    return v4.new_notebook(cells=[
        v4.new_code_cell("import x;"),
        v4.new_code_cell("Double mine = null;", id="exercise-1", metadata={"tags": ["exercise"]}),
        v4.new_code_cell('answer("it", mine).is(2, 0)', id="exercise-1-check", metadata={"tags": ["check"]}),
        *(v4.new_markdown_cell(text) for text in texts),
    ])


def judged(*outputs):
    """What is told of a solution after which the check put out this."""
    content = notebook(HINT, SOLUTION)
    cells = exercises.solutions(content)
    cells[1].outputs = list(outputs)
    job = Job(Path("01-test.ipynb"), content, "java", cells)
    return [str(failure) for failure in exercises.failures(Execution(job, content, [], None, cells))]


class ExercisesTest(unittest.TestCase):
    def test_an_exercise_has_a_check_a_hint_and_a_solution(self):
        self.assertEqual(exercises.wrong(notebook(HINT, SOLUTION)), [])
        self.assertEqual([text for _, text in exercises.wrong(notebook(HINT))], ["exercise-1 has no solution"])
        self.assertEqual([text for _, text in exercises.wrong(notebook(SOLUTION))], ["exercise-1 has no hint"])
        content = notebook(HINT, SOLUTION)
        content.cells[2].id = "other"
        self.assertEqual([text for _, text in exercises.wrong(content)], ["exercise-1 has no check"])

    def test_exercises_and_their_checks_get_the_ids_that_join_them(self):
        tags = ["exercise", "check", "check", "exercise", "check"]
        cells = [v4.new_code_cell("x();", metadata={"tags": [tag]}) for tag in tags]
        cells[3].id, cells[2].id = "exercise-1", "other"
        exercises.name(v4.new_notebook(cells=cells))
        names = ["exercise-2", "exercise-2-check", "other", "exercise-1", "exercise-1-check"]
        self.assertEqual([cell.id for cell in cells], names)
        before = [cell.id for cell in cells]
        exercises.name(v4.new_notebook(cells=cells))
        self.assertEqual([cell.id for cell in cells], before)

    def test_the_solution_is_run_in_place_of_the_exercise_and_its_check_after_it(self):
        sources = [cell.source for cell in exercises.solutions(notebook(HINT, SOLUTION))]
        self.assertEqual(sources, ["var mine = 2;", 'answer("it", mine).is(2, 0)'])

    def test_a_check_that_says_right_is_content(self):
        for text in ("right: the momentum", "matches the heavy ball", "ok"):
            self.assertEqual(judged(printed(text + "\n")), [])

    def test_anything_else_is_told_with_notebook_and_exercise(self):
        for output in (printed("not yet: too large\n"), v4.new_output("error", ename="E", evalue="bad")):
            (message,) = judged(output)
            self.assertIn("01-test on java, cell 2", message)
            self.assertIn("the solution of exercise-1", message)
        self.assertEqual(len(judged()), 1)
