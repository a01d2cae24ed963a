import unittest

from momentumlab.setup.problem import Problem
from momentumlab.speed.comparison import Round, Target, compare_results, read, within


class BenchTest(unittest.TestCase):
    def test_faster_counts_how_often_our_time_goes_into_the_peers(self):
        target = Target("a run", "small", "numpy", 100)
        self.assertEqual(target.ratio(ours=0.5, theirs=64.0), 128)
        self.assertTrue(target.is_met(128))
        self.assertFalse(target.is_met(99))

    def test_otherwise_our_time_is_a_multiple_of_the_peers(self):
        target = Target("a step", "large", "numba", 1.2, faster=False)
        self.assertEqual(target.ratio(ours=3.0, theirs=2.0), 1.5)
        self.assertFalse(target.is_met(1.5))
        self.assertTrue(target.is_met(0.9))

    def test_different_results_are_a_problem_and_rounding_is_none(self):
        compare_results("small", [1.0, 1e-12], [1.0, 0.0])
        with self.assertRaisesRegex(Problem, "entry 1 is 1.001 in Java and 1.0 in Python"):
            compare_results("small", [1.0, 1.001], [1.0, 1.0])
        with self.assertRaisesRegex(Problem, "entry 0 is nan"):
            compare_results("small", [float("nan")], [1.0])
        with self.assertRaisesRegex(Problem, "1 entries and Python 2"):
            compare_results("small", [1.0], [1.0, 1.0])

    def test_what_a_jvm_prints_is_read_by_peer_and_unit(self):
        lines = ["bytes,10", "seconds,0.5", "seconds,0.25", "bytes of jsplot,40", "seconds of jsplot,3"]
        lines += ["result,1.0 -2.5"]
        found = read(lines)
        self.assertEqual(found["result"], [1.0, -2.5])
        self.assertEqual(found["measured"]["jsplot"], {"bytes": [40], "seconds": [3]})
        one = Round(found["measured"])
        self.assertEqual(one.value("", "seconds"), 0.375)
        self.assertEqual(one.value("jsplot", "bytes"), 40)

    def test_a_figure_holds_numbers_in_four_bytes(self):
        with self.assertRaises(Problem):
            compare_results("contour", [1.0], [1.0000005])
        compare_results("contour", [1.0], [1.0000005], within=1e-6)

    def test_few_chains_may_differ_more_than_many(self):
        self.assertEqual(within("chains", "100"), 0.2)
        self.assertEqual(within("chains-on-two", "10000"), 0.02)
        self.assertEqual(within("grid", "1000"), 1e-9)
        self.assertEqual(within("contour", "40"), 1e-6)
