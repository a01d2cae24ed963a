import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from momentumlab.book import live, pages
from momentumlab.book.live import Live
from tests.examples import figure

KNOB = {"name": "a </script>", "values": [0, 1], "start": 0}


def moving() -> dict:
    return {
        "data": [{"y": [1]}],
        "layout": {
            "height": 600,
            "margin": {"b": 252},
            "sliders": [{}, {}],
            "updatemenus": [{}],
            "annotations": [{"name": "credit", "yshift": -250}, {"text": "else", "yshift": 1}],
        },
        "frames": [{"name": "0"}],
    }


class WithoutFramesTest(unittest.TestCase):
    def test_the_room_for_sliders_goes_with_them(self):
        tree = live.without_frames(moving())
        self.assertNotIn("frames", tree)
        self.assertFalse({"sliders", "updatemenus"} & set(tree["layout"]))
        self.assertEqual((tree["layout"]["height"], tree["layout"]["margin"]["b"]), (600 - 194, 252 - 194))
        self.assertEqual([each["yshift"] for each in tree["layout"]["annotations"]], [-250 + 194, 1])

    def test_the_notebooks_figure_stays(self):
        tree = moving()
        live.without_frames(tree)
        self.assertEqual(tree, moving())


class BoxTest(unittest.TestCase):
    def test_only_a_live_figure_loses_its_frames(self):
        drawn = figure(moving(), "<svg></svg>")
        still = pages.figure_box(drawn)
        self.assertNotIn("data-live", still)
        box = pages.figure_box(drawn, Live({drawn.name: {"way": "sliders", "knobs": [KNOB], "bits": ["ff"]}}))
        self.assertIn(f'data-live="{drawn.name}"', box)
        self.assertNotIn("bits", box)
        known = box.split('class="mfig-knobs">')[1].split("</script>")[0]
        self.assertEqual(json.loads(known), {"way": "sliders", "knobs": [KNOB]})


class MakeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        jar = self.folder / "a.jar"
        jar.write_bytes(b"jar")
        for name, value in (("JAR", jar), ("MADE", self.folder / "made"), ("library.JAR", jar)):
            patch = mock.patch(f"momentumlab.book.live.{name}", value)
            patch.start()
            self.addCleanup(patch.stop)
        self.jar = jar

    def make(self):
        ran = []

        def run(command, **options):
            ran.append(command)
            (self.folder / "made").mkdir()
            (self.folder / "made" / "live.json").write_text('{"live": {"n": {}}, "kept": {"m": "it is slow"}}')
            return mock.Mock(returncode=0)

        with mock.patch("subprocess.run", run), mock.patch("builtins.print"):
            made = live.make([])
        return len(ran), made

    def test_it_compiles_only_what_has_changed(self):
        times, made = self.make()
        self.assertEqual((times, list(made.figures)), (1, ["n"]))
        self.assertEqual(self.make()[0], 0)
        self.jar.write_bytes(b"another")
        self.assertEqual(self.make()[0], 1)

    def test_who_keeps_frames_is_told(self):
        self.assertEqual(self.make()[1].told(), "live figures: 1 of 2\n  m keeps its frames: it is slow")
