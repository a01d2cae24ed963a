import unittest

from momentumlab.book import sections

PAGE = """<html><nav>not this</nav><article><section id="top"><h1>Noise<a class="headerlink" href="#top">¶</a></h1>
<p>What it does.</p>
<section id="walk"><h2>A walk</h2><p>It <b>dr</b>ifts.</p><script>not this</script></section></section>
<table><tr id="T0-6a"><th>T0-6a</th><td>is critically damped</td></tr></table></article><p>not this</p></html>"""


class SectionsTest(unittest.TestCase):
    def test_each_heading_and_each_claim_is_a_place_of_its_own(self):
        found = sections.of_page("09-noise.html", PAGE)
        addresses = ["09-noise.html#top", "09-noise.html#walk", "09-noise.html#T0-6a"]
        self.assertEqual([each["address"] for each in found], addresses)
        self.assertEqual([each["title"] for each in found], ["Noise", "A walk", "Claim T0-6a"])
        texts = ["What it does.", "It drifts.", "T0-6a is critically damped"]
        self.assertEqual([each["text"] for each in found], texts)
        self.assertEqual({each["page"] for each in found}, {"Noise"})
