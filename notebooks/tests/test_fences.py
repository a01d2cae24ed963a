import os
import unittest
from unittest import mock

from momentumlab.classroom import fences
from momentumlab.classroom.limits import Limits
from momentumlab.setup.problem import Problem


class FencesTest(unittest.TestCase):
    def setUp(self):
        fences.best.cache_clear()
        self.addCleanup(fences.best.cache_clear)

    def best_of(self, *working, named=""):
        with (
            mock.patch.object(fences, "works", lambda fence: fence.name in working),
            mock.patch.dict(os.environ, {fences.CHOICE: named}),
        ):
            fences.best.cache_clear()
            return fences.best().name

    def test_the_best_that_works_is_taken(self):
        self.assertEqual(self.best_of("bubblewrap", "unshare", "limits"), "bubblewrap")
        self.assertEqual(self.best_of("unshare", "limits"), "unshare")
        self.assertEqual(self.best_of("limits"), "limits")

    def test_a_person_may_choose_and_is_told_what_does_not_work(self):
        self.assertEqual(self.best_of("bubblewrap", "limits", named="limits"), "limits")
        with self.assertRaisesRegex(Problem, "MOMENTUM_FENCE names unshare, which does not work on this machine"):
            self.best_of("limits", named="unshare")
        with self.assertRaisesRegex(Problem, "MOMENTUM_FENCE is wall, but must be one of bubblewrap, unshare, limits"):
            self.best_of("limits", named="wall")

    def test_it_says_what_it_is_and_whether_there_is_a_network(self):
        for left, words in ((True, "no network"), (False, "the network is open")):
            with mock.patch.object(fences, "network_can_be_left", lambda left=left: left):
                self.assertRegex(fences.UNSHARE.told(), f"own processes and files by unshare.*; {words}$")
                self.assertRegex(fences.LIMITS.told(), f"can read what you can read.*; {words}$")

    def test_neither_home_nor_passwords_are_shown(self):
        shown = [place for place, _ in fences.system()]
        self.assertIn("/usr", shown)
        for place in ("/", "/home", "/root", "/etc", "/etc/passwd", "/etc/shadow", "/var", "/tmp", "/proc"):
            self.assertNotIn(place, shown)


class LimitsTest(unittest.TestCase):
    def chosen(self, text):
        with mock.patch.dict(os.environ, MOMENTUM_LIMITS=text):
            return Limits.chosen()

    def test_one_or_more_are_changed_and_the_others_stay(self):
        self.assertEqual(self.chosen(""), Limits())
        self.assertEqual(self.chosen("cell=60, heap=512"), Limits(cell=60, heap=512))

    def test_what_is_no_limit_gets_a_sentence(self):
        for text in ("cell", "cell=", "cell=-1", "cell=0", "cell=nan", "cell=inf", "speed=3", "cell=1e999"):
            with self.assertRaisesRegex(Problem, "each part must be NAME=NUMBER, positive; there are cell, notebook"):
                self.chosen(text)
