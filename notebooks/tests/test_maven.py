import unittest
from xml.etree import ElementTree

from momentumlab.setup.environment import ROOT

POM = "{http://maven.apache.org/POM/4.0.0}"
# One measures the library's tests, one is for who publishes it: no commands of a person who reads or teaches.
OF_ITS_OWN = {"mutation", "release"}


class MavenTest(unittest.TestCase):
    def test_a_download_is_no_line(self):
        self.assertIn("--no-transfer-progress", (ROOT / ".mvn" / "maven.config").read_text().splitlines())

    def test_no_profile_needs_a_plugin_that_verify_has_not_fetched(self):
        """So that after `mvn verify` the others work with -o."""
        profiles = 0
        for file in (ROOT / "pom.xml", ROOT / "lib" / "pom.xml", ROOT / "notebooks" / "pom.xml"):
            for profile in ElementTree.parse(file).iter(f"{POM}profile"):
                name = profile.findtext(f"{POM}id")
                if name not in OF_ITS_OWN:
                    self.assertEqual(list(profile.iter(f"{POM}plugin")), [], f"{name} in {file.relative_to(ROOT)}")
                    profiles += 1
        self.assertGreater(profiles, 5)
