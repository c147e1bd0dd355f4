"""What a program in Python does with Azure ML, through Microsoft's own client, which `az ml` is made of as well.

Usage: ARM_CLOUD_METADATA_URL=<where> python suite.py <workspace id>. Writes one JSON object a line:
{"test": …, "passed": …, "why": …}.
"""

import contextlib
import io
import json
import logging
import os
import sys
import tempfile
import time
import traceback
import uuid
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)

import jwt
import requests
from azure.ai.ml import Input, MLClient, Output, command, dsl, load_job
from azure.ai.ml.exceptions import JobException
from azure.ai.ml.sweep import Choice
from azure.core.credentials import AccessToken
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

WORKSPACE = sys.argv[1]
ENVIRONMENT = "azureml://registries/azureml/environments/sklearn-1.5/versions/41"
ENDS = ("Completed", "Failed", "Canceled")
TESTS = []


class Credential:
    """The client looks into its token, and this machine does not."""

    def get_token(self, *_, **__):
        claims = {"tid": "tenant", "oid": "object", "aud": "https://ml.azure.com"}
        return AccessToken(jwt.encode(claims, "k" * 32, algorithm="HS256"), 9_999_999_999)


_, _, SUBSCRIPTION, _, GROUP, _, _, _, NAME = WORKSPACE.split("/")
CLIENT = MLClient(Credential(), SUBSCRIPTION, GROUP, NAME, enable_telemetry=False)
JOBS = CLIENT.jobs


def test(function):
    TESTS.append(function)
    return function


def equal(got, expected):
    assert got == expected, f"got {got!r}, expected {expected!r}"


def has(text, part):
    assert part in text, f"got {text!r}, expected {part!r} in it"


def new(text, **given):
    return command(
        name=f"py-{uuid.uuid4().hex[:12]}", command=text, environment=ENVIRONMENT, compute="cpu", experiment_name="tries", **given
    )


def started(job):
    return JOBS.create_or_update(job).name


def ended(name):
    for _ in range(600):
        job = JOBS.get(name)
        if job.status in ENDS:
            return job
        time.sleep(0.1)
    raise AssertionError(f"{name} is {job.status} after a minute")


def logged(name):
    """What a job has written; the client streams those only that are still under way."""
    files = JOBS._runs_operations.get_run_details(name).log_files
    return "".join(requests.get(files[file], timeout=10).text for file in sorted(files) if file.startswith("user_logs/"))


def streamed(name):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        JOBS.stream(name)
    return printed.getvalue()


@test
def submits_shows_and_streams_a_command():
    job = JOBS.create_or_update(new("sleep 3; echo hello ${{inputs.who}}", inputs={"who": "world"}, tags={"team": "one"}))
    equal(job.experiment_name, "tries")
    has(streamed(job.name), "hello world")
    shown = JOBS.get(job.name)
    equal([shown.status, shown.tags["team"], shown.type], ["Completed", "one", "command"])
    equal(shown.inputs["who"]._data, "world")


@test
def runs_the_code_that_it_uploads():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "lib").mkdir()
        Path(folder, "lib/words.py").write_text("WORDS = 'from the code'\n")
        Path(folder, "train.py").write_text("from lib.words import WORDS\nprint(WORDS)\n")
        name = started(new("python3 train.py", code=folder))
        equal(ended(name).status, "Completed")
        has(logged(name), "from the code")
        # The same code again is found, and not uploaded.
        equal(JOBS.get(name).code, JOBS.get(started(new("python3 train.py", code=folder))).code)


@test
def says_why_a_job_has_failed():
    name = started(new("echo so far; exit 3"))
    equal(ended(name).status, "Failed")
    try:
        streamed(name)
    except JobException as error:
        has(str(error), "exit code 3")
    else:
        raise AssertionError("stream said nothing")


@test
def cancels():
    name = started(new("sleep 300"))
    while JOBS.get(name).status not in ("Running", *ENDS):
        time.sleep(0.1)
    JOBS.begin_cancel(name).result()
    equal(ended(name).status, "Canceled")


@test
def refuses_another_job_of_the_same_name():
    job = new("true")
    started(job)
    other = new("false")
    other.name = job.name
    try:
        started(other)
    except HttpResponseError as error:
        equal(error.status_code, 400)
        has(str(error), "A job with this name already exists")
    else:
        raise AssertionError("nothing was refused")


@test
def refuses_a_cluster_that_is_not_there_and_a_job_that_is_too_large():
    for given in ({"compute": "none"}, {"instance_count": 99}):
        job = new("true")
        job.compute = given.get("compute", job.compute)
        if "instance_count" in given:
            job.resources = {"instance_count": 99}
        try:
            started(job)
        except HttpResponseError:
            continue
        raise AssertionError(f"{given} was taken")


@test
def knows_no_job_that_is_not_there():
    try:
        JOBS.get("none-such")
    except ResourceNotFoundError:
        return
    raise AssertionError("it was found")


@test
def lists_and_archives():
    name = started(new("true"))
    ended(name)
    assert name in [job.name for job in JOBS.list()]
    changed = JOBS.get(name)
    changed.tags["note"] = "changed"
    changed.display_name = "another"
    JOBS.create_or_update(changed)
    shown = JOBS.get(name)
    equal([shown.tags["note"], shown.display_name], ["changed", "another"])
    JOBS.archive(name)
    assert name not in [job.name for job in JOBS.list()]
    JOBS.restore(name)
    assert name in [job.name for job in JOBS.list()]


@test
def sweeps_and_tells_the_best():
    job = new("echo metric loss=${{search_space.rate}}", inputs={"rate": 1.0})
    sweep = job(rate=Choice([0.3, 0.1, 0.2])).sweep(
        compute="cpu", sampling_algorithm="grid", primary_metric="loss", goal="Minimize"
    )
    sweep.name = f"py-{uuid.uuid4().hex[:12]}"
    sweep.set_limits(max_total_trials=3, max_concurrent_trials=2, timeout=600)
    name = started(sweep)
    job = ended(name)
    equal([job.status, job.type], ["Completed", "sweep"])
    equal(job.properties["score"], "0.1")
    children = [child.name for child in JOBS.list(parent_job_name=name)]
    equal(len(children), 3)
    assert job.properties["best_child_run_id"] in children


@test
def runs_a_pipeline_in_order():
    prepare = command(
        name="prepare", command="echo rows > ${{outputs.data}}/rows.txt", environment=ENVIRONMENT, outputs={"data": Output(type="uri_folder")}
    )
    train = command(
        name="train",
        command="cat ${{inputs.data}}/rows.txt; echo ${{inputs.rate}}",
        environment=ENVIRONMENT,
        inputs={"data": Input(type="uri_folder"), "rate": 0.5},
    )

    @dsl.pipeline(compute="cpu")
    def graph(rate):
        prepared = prepare()
        train(data=prepared.outputs.data, rate=rate)

    job = graph(rate=0.25)
    job.name = f"py-{uuid.uuid4().hex[:12]}"
    name = started(job)
    equal([ended(name).status, JOBS.get(name).type], ["Completed", "pipeline"])
    children = {child.display_name: child.name for child in JOBS.list(parent_job_name=name)}
    equal(sorted(children), ["prepared", "train"])
    has(logged(children["train"]), "rows\n0.25")


@test
def takes_a_job_file_as_az_ml_job_create_does():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "job.yml").write_text(
            f"""$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
command: echo $RANK of $WORLD_SIZE ${{{{inputs.kind}}}}
environment: {ENVIRONMENT}
compute: azureml:cpu
inputs: {{ kind: big }}
resources: {{ instance_count: 2 }}
distribution: {{ type: pytorch, process_count_per_instance: 1 }}
limits: {{ timeout: 60 }}
"""
        )
        name = started(load_job(Path(folder, "job.yml")))
    equal(ended(name).status, "Completed")
    has(logged(name), "0 of 2 big")


@test
def keeps_what_a_job_tells_mlflow():
    script = "import mlflow\nwith mlflow.start_run():\n  mlflow.log_param('rate', 0.1)\n  [mlflow.log_metric('loss', 1 / n, step=n) for n in range(1, 4)]\n"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "train.py").write_text(script)
        name = started(new(f"{sys.executable} train.py", code=folder))
        job = ended(name)
    equal(job.status, "Completed")
    import mlflow

    os.environ["MLFLOW_TRACKING_TOKEN"] = "this-machine"

    mlflow.set_tracking_uri(CLIENT.workspaces.get(NAME).mlflow_tracking_uri)
    run = mlflow.get_run(name)
    equal([run.data.params["rate"], run.data.metrics["loss"]], ["0.1", 1 / 3])
    equal(len(mlflow.MlflowClient().get_metric_history(name, "loss")), 3)


@test
def shows_the_workspace_and_its_clusters():
    equal(CLIENT.workspaces.get(NAME).name, NAME)
    cluster = CLIENT.compute.get("cpu")
    equal([cluster.type, cluster.max_instances, cluster.size], ["amlcompute", 2, "Standard_DS3_v2"])
    equal([one.name for one in CLIENT.compute.list()], ["cpu"])


def main():
    chosen = sys.argv[2:]
    for function in TESTS:
        if chosen and function.__name__ not in chosen:
            continue
        why = None
        try:
            with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
                function()
        except Exception as error:  # pylint: disable=broad-except
            where = traceback.extract_tb(error.__traceback__)
            own = [frame.lineno for frame in where if frame.filename == __file__]
            why = f"line {own[-1] if own else '?'}: {type(error).__name__}: {error}"[:2000]
        print(json.dumps({"test": function.__name__.replace("_", " "), "passed": why is None, "why": why}), flush=True)


main()
