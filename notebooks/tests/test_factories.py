import unittest

from momentumlab.browser.factories import differences

EXAMPLE = {"traces": 1, "marks": {"bars": 6}, "words": 2}


def seen(traces=1, bars=6, words=("</script>", "x", "</script>")):
    return {"traces": traces, "marks": {"bars": bars, "points": 0}, "words": list(words)}


class FactoriesTest(unittest.TestCase):
    def test_what_is_as_expected_is_not_wrong(self):
        self.assertEqual(differences(EXAMPLE, seen(), "</script>"), [])

    def test_each_difference_is_told(self):
        found = differences(EXAMPLE, seen(traces=2, bars=5, words=["</script>", "script"]), "</script>")
        self.assertEqual(
            found, ["2 traces, not 1", "5 bars, not 6", "the words </script> stand there 1 times, not 2"]
        )
