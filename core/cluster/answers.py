"""Questions to a cluster that never hold up a run: with a time limit, and ended by Cancel.

Dask's calls wait for the other side as long as the line is open, and its time limits cover the
connection only. So each is made in a thread of its own, and the run waits for the answer as long as
it likes. A thread whose answer nobody waits for any more ends with its connection, or with QGIS.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time

from ..run import Run

# How long a run sleeps before it looks at the cancel button again.
POLL_S = 0.05


class NoAnswer(Exception):
    """The other side did not answer within the time limit."""


class Question:
    """A call that was made in a thread of its own.

    Parameters
    ----------
    ask : callable
        The call.
    """

    def __init__(self, ask) -> None:
        self._answers: queue.SimpleQueue = queue.SimpleQueue()
        threading.Thread(target=self._work, args=(ask,), daemon=True).start()

    def _work(self, ask) -> None:
        try:
            self._answers.put((ask(), None))
        except BaseException as error:  # handed to the thread that waits, which raises it
            self._answers.put((None, error))

    def wait(self, run: Run, limit_s: float):
        """Return the answer.

        Raises
        ------
        Cancelled
            When the user cancels meanwhile.
        NoAnswer
            When there is none after `limit_s` seconds.
        Exception
            What the call raised.
        """
        deadline = time.monotonic() + limit_s
        while True:
            run.check()
            with contextlib.suppress(queue.Empty):
                answer, error = self._answers.get(timeout=POLL_S)
                if error is not None:
                    raise error
                return answer
            if time.monotonic() > deadline:
                raise NoAnswer()


def ask(call, run: Run, limit_s: float):
    """Return ``call()``, as `Question.wait` does."""
    return Question(call).wait(run, limit_s)


def ask_and_forget(call, limit_s: float) -> None:
    """Make a call whose answer is of no interest, and wait for it a moment at most."""
    question = Question(call)
    # Neither an error nor silence of the other side matters at the end of a run.
    with contextlib.suppress(Exception):
        question.wait(Run(), limit_s)
