import base64
import gzip
import io
import re
import unittest
import zipfile
from xml.dom import minidom

from momentumlab.book import compact
from momentumlab.figures.figure import Figure
from momentumlab.running import notebooks
from momentumlab.setup.environment import NOTEBOOKS

RED = "fill: rgb(255, 0, 0); opacity: 1;"
PICTURE = (
    '<svg role="img" aria-label="a &gt; b" style=""><g class="points">'
    f'<path class="p" id="one" d="M1.23999999,0.00012345" style="{RED}"/>'
    f'<path transform="scale(0.0012345)" class="p" style="{RED}"/><path style="opacity: 0.5;"/></g>'
    '<g class="empty"><g class="inner"/></g><text>0.123456789 class="x"</text></svg>'
)


class CompactTest(unittest.TestCase):
    def test_packed_text_is_the_content_and_always_the_same(self):
        content = "κ = 100 </script>".encode() * 50
        self.assertEqual(gzip.decompress(base64.b64decode(compact.text(content))), content)
        self.assertEqual(compact.text(content), compact.text(content))

    def test_an_archive_holds_the_file_and_no_date(self):
        packed = compact.archive("f.csv", b"k,gap\n0,1\n")
        with zipfile.ZipFile(io.BytesIO(packed)) as opened:
            self.assertEqual(opened.read("f.csv"), b"k,gap\n0,1\n")
            self.assertEqual(opened.infolist()[0].date_time, (1980, 1, 1, 0, 0, 0))

    def test_a_style_that_comes_again_is_a_class(self):
        small = compact.svg(PICTURE)
        self.assertEqual(small.count(RED), 1)
        name = re.search(rf"\.(\w+)\{{{re.escape(RED)}\}}", small).group(1)
        self.assertEqual(small.count(f' class="{name}"'), 2)
        self.assertIn('style="opacity: 0.5;"', small)

    def test_numbers_in_tags_keep_a_tenth_of_a_pixel_and_scales_three_digits(self):
        small = compact.svg(PICTURE)
        self.assertIn('d="M1.2,0.000123"', small)
        self.assertIn("scale(0.00123)", small)
        self.assertIn('>0.123456789 class="x"<', small)

    def test_the_root_stays_and_empty_groups_go(self):
        small = compact.svg(PICTURE)
        self.assertTrue(small.startswith('<svg role="img" aria-label="a &gt; b" style="">'))
        self.assertEqual(small.count("<g>"), 1)

    def test_every_committed_picture_stays_well_formed_and_loses_a_third(self):
        before = after = 0
        for path in notebooks.find(NOTEBOOKS):
            for figure in Figure.all(path.stem, notebooks.read(path)):
                with self.subTest(figure.name):
                    small = compact.svg(figure.svg)
                    minidom.parseString(small.encode())
                    before, after = before + len(figure.svg), after + len(small)
        self.assertLess(after, before * 2 / 3)
