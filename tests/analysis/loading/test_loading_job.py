"""Jobs: progress, the end, a stop, and a fault that nobody else could tell."""

import threading
import time

from analysis.errors import StoreError
from analysis.loading import Job, Stage


def test_a_job_that_ends_is_done_and_keeps_its_count():
    job = Job(lambda one: one.tell(Stage.ANALYSING, 3, 3))
    assert job.wait(5)
    assert (job.progress.stage, job.progress.done, job.progress.total) == (Stage.DONE, 3, 3)
    assert job.is_over


def test_a_job_stops_when_it_is_asked_to():
    def work(job: Job) -> None:
        while not job.is_stopping:
            time.sleep(0.01)

    job = Job(work)
    assert not job.wait(0.1)
    job.cancel()
    assert job.wait(5)
    assert job.progress.stage is Stage.CANCELLED


def test_an_error_for_the_user_is_told_as_it_is():
    def work(_: Job) -> None:
        raise StoreError("The disk is full.")

    job = Job(work)
    assert job.wait(5)
    assert (job.progress.stage, job.progress.problem) == (Stage.FAILED, "The disk is full.")


def test_a_fault_of_the_program_ends_the_job_with_words():
    def work(_: Job) -> None:
        raise ZeroDivisionError

    job = Job(work)
    assert job.wait(5)
    assert job.progress.stage is Stage.FAILED
    assert "ZeroDivisionError" in job.progress.problem
    assert "report it" in job.progress.problem


def test_the_time_left_is_told_once_it_can_be():
    go = threading.Event()

    def work(job: Job) -> None:
        job.tell(Stage.ANALYSING, 0, 4)
        time.sleep(2.1)
        job.tell(Stage.ANALYSING, 1, 4, share=0.25)
        go.wait(5)

    job = Job(work)
    while job.progress.done < 1:
        assert job.progress.seconds_left is None
        time.sleep(0.05)
    left = job.progress.seconds_left
    go.set()
    assert left is not None
    assert 6 <= left < 9
    assert job.wait(5)
