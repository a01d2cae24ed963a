import ast
import unittest

from momentumlab.setup.environment import NOTEBOOKS

PACKAGE = NOTEBOOKS / "momentumlab"
# Each room may use those before it.
ROOMS = ["setup", "running", "figures", "lab", "rules", "book", "browser", "speed", "classroom", "hub", "commands"]


def imported(file):
    """The rooms that a module imports from."""
    for node in ast.walk(ast.parse(file.read_text())):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        yield from (name.split(".")[1] for name in names if name.startswith("momentumlab."))


class RoomsTest(unittest.TestCase):
    def test_every_module_is_in_a_room_that_is_listed(self):
        self.assertEqual({each.name for each in PACKAGE.iterdir() if (each / "__init__.py").is_file()}, set(ROOMS))
        self.assertEqual({each.name for each in PACKAGE.glob("*.py")}, {"__init__.py", "__main__.py"})

    def test_a_room_uses_only_those_before_it(self):
        for place, room in enumerate(ROOMS):
            for file in (PACKAGE / room).glob("*.py"):
                later = [other for other in imported(file) if ROOMS.index(other) > place]
                self.assertEqual(later, [], f"{room}/{file.name}")

    def test_a_command_uses_no_other_command(self):
        for file in (PACKAGE / "commands").glob("*.py"):
            self.assertNotIn("commands", list(imported(file)), file.name)

    def test_every_room_says_what_it_is_for(self):
        for room in ROOMS:
            self.assertTrue(ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text())), room)
