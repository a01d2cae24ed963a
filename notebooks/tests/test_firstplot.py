import unittest
from unittest import mock

from momentumlab.speed import firstplot
from momentumlab.speed.firstplot import Start


class TheStartAgainstItsPeer(unittest.TestCase):
    def test_a_row_is_met_by_processor_and_by_clock(self):
        peer = Start(seconds=2.0, processor_seconds=1.0)
        self.assertRegex(firstplot.told(Start(3.2, 1.6), peer), r"1\.60 +1\.00 +1\.60 +3\.20 +2\.00 +1\.60  met$")
        self.assertRegex(firstplot.told(Start(3.3, 1.6), peer), "NOT MET$")
        self.assertRegex(firstplot.told(Start(3.2, 1.7), peer), "NOT MET$")

    def test_kernels_take_turns_and_medians_are_compared(self):
        seconds = {"java": iter([9, 3, 3, 3, 1]), firstplot.PEER: iter([2, 2, 8, 2, 1])}
        turns = []

        def start(kernel):
            turns.append(kernel)
            value = next(seconds[kernel])
            return Start(value, value / 2)

        with mock.patch.object(firstplot, "start", start), mock.patch("builtins.print"):
            rows = firstplot.compare(["java"])
        self.assertEqual({"java": (Start(3, 1.5), Start(2, 1.0))}, rows)
        self.assertEqual(["java", firstplot.PEER] * firstplot.ROUNDS, turns)


if __name__ == "__main__":
    unittest.main()
