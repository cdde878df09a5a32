"""Where each task and step stands: missing, ready, done or stale, read from the files.

A result is stale when a file it was made from has changed, when more files are offered now than
were then, or when what made one of its inputs is stale itself. Of results that no record tells of
(made by a workflow, on the command line, elsewhere) only the times of the files are known.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from ...core.diagnosis.workspace import STEPS, find_products, product
from .input_sources import NOT_NEEDED, Assessment, files_of_value
from .manifest import Manifest, Record, fingerprint, is_read_marked, is_same
from .tasks import TASKS, Task, tasks_of

MISSING, READY, DONE, STALE = "missing", "ready", "done", "stale"
# Not needed, as the user has the series that it would make.
GIVEN = "given"

# Files written in the same run may differ by this in either direction, ns.
_SAME_TIME = 2_000_000_000


class TaskState(NamedTuple):
    """Where a task stands.

    Parameters
    ----------
    state : str
        One of MISSING, READY, DONE, STALE, GIVEN.
    values : dict
        Its inputs as they would be filled in now.
    missing : tuple of str
        Parameters for which nothing is there yet.
    changed : tuple of str
        Files that are newer than the result; empty when only an earlier task is stale.
    """

    state: str
    values: dict
    missing: tuple = ()
    changed: tuple = ()

    @property
    def can_be_opened(self) -> bool:
        """Whether its dialog would have all it needs."""
        return self.state != MISSING and not self.missing

    @property
    def has_to_be_run(self) -> bool:
        """Whether it can be run and its result is not there, or is out of date."""
        return self.state in (READY, STALE) and not self.missing


def task_states(assessment: Assessment, manifest: Manifest) -> dict:
    """Return the `TaskState` of every task by its key."""
    states: dict = {}
    stale_files: set = set()
    for task in TASKS:
        task_state = _state_of(task, assessment, manifest.records.get(task.key), stale_files)
        states[task.key] = task_state
        if task_state.state == STALE:
            for key in task.outputs.values():
                stale_files.update(assessment.files(key))
    return states


def step_states(states: dict) -> dict:
    """Return the state of every step by its name; optional tasks do not count."""
    states_by_step = {}
    for step in STEPS:
        of_tasks = [states[task.key].state for task in tasks_of(step) if not task.is_optional]
        if STALE in of_tasks:
            states_by_step[step] = STALE
        elif all(state in (DONE, GIVEN) for state in of_tasks):
            states_by_step[step] = DONE
        else:
            states_by_step[step] = READY if READY in of_tasks else MISSING
    return states_by_step


def next_task(states: dict) -> str:
    """Return the first task that can be run and has to be; empty when none has."""
    return next((t.key for t in TASKS if not t.is_optional and states[t.key].has_to_be_run), "")


def input_values(task: Task, assessment: Assessment) -> tuple:
    """Return the inputs of a task, which say its state, and the parameters without any."""
    values, missing = {}, []
    for name, source in task.inputs.items():
        value = None if missing and name in task.free else source(assessment)
        if value is NOT_NEEDED:
            continue
        if value is not None:
            values[name] = value
        elif name not in task.free:
            missing.append(name)
    return values, tuple(missing)


def prefilled_parameters(task: Task, assessment: Assessment, record: Record | None) -> dict:
    """Return the parameters a dialog of the task is opened with.

    They are those of the last run where there was one; what was left as offered then follows the
    files as they are now.
    """
    values, _ = input_values(task, assessment)
    output_paths = {
        name: str(product(key).inside(assessment.folder)) for name, key in task.outputs.items()
    }
    current = {**task.settings, **values, **output_paths}
    if record is None:
        return current
    user_values = {
        name: value
        for name, value in record.parameters.items()
        if name not in current or value != record.offered.get(name)
    }
    return {**current, **user_values}


def record_run(
    task: Task,
    assessment: Assessment,
    parameters: dict,
    prefilled: dict,
    numbers: dict,
    finished: str,
) -> Record:
    """Return the record of a finished run, from which the state of its task is read later."""
    read = [
        path
        for name, value in parameters.items()
        if name not in task.outputs
        for path in _files_of_value(value, assessment)
    ]
    output_files = [path for key in task.outputs.values() for path in assessment.files(key)]
    return Record(
        parameters,
        prefilled,
        numbers,
        {path: fingerprint(path) for path in read},
        {path: fingerprint(path) for path in output_files if os.path.isfile(path)},
        finished,
    )


def _state_of(task: Task, assessment: Assessment, record, stale_files: set) -> TaskState:
    """Return the state of a task: missing, ready, done or stale."""
    values, missing = input_values(task, assessment)
    if task.is_unnecessary(assessment):
        return TaskState(GIVEN, values, missing)
    output_files = assessment.files(task.main)
    if not output_files:
        return TaskState(MISSING if missing else READY, values, missing)
    input_files = [path for value in values.values() for path in _files_of_value(value, assessment)]
    if record is not None and _made_from_current_inputs(record, output_files):
        changed_files = [
            path for path, recorded in record.inputs.items() if not is_same(path, recorded)
        ]
        before = {
            p
            for value in record.offered.values()
            for p in _recorded_files(value, assessment, record)
        }
        changed_files += [path for path in input_files if path not in before]
    else:
        changed_files = _newer_inputs(input_files, output_files)
    is_stale = bool(changed_files) or any(path in stale_files for path in input_files)
    return TaskState(STALE if is_stale else DONE, values, missing, tuple(changed_files))


def _files_of_value(value, assessment: Assessment) -> list:
    """Return the files of a value, which say whether a task's state is out of date."""
    if value == assessment.folder:
        products = find_products(assessment.folder)
        keys = [key for key in products if product(key).step != "report"]
        return [str(path) for key in keys for path in products[key]]
    return files_of_value(value)


def _recorded_files(value, assessment: Assessment, record: Record) -> list:
    """Return the files a value stood for when the record was written."""
    if value == assessment.folder:
        return list(record.inputs)
    items = value if isinstance(value, (list, tuple)) else [value]
    return [item for item in items if isinstance(item, str)]


def _made_from_current_inputs(record: Record, files) -> bool:
    """Say whether the files are still those the recorded run wrote."""
    return all(path in record.outputs and is_same(path, record.outputs[path]) for path in files)


def _newer_inputs(inputs, outputs) -> list:
    """Return the inputs newer than the oldest output: the state is then out of date."""
    oldest = min(os.stat(path).st_mtime_ns for path in outputs) + _SAME_TIME
    times = ((path, os.stat(path).st_mtime_ns) for path in inputs if not is_read_marked(path))
    return [path for path, time in times if time > oldest]
