"""What the official client of Azure ML sends for job files, without Azure: `python record.py <folder> > recorded.json`.

Needs `pip install azure-ai-ml` (`az ml` is made of the same client). Requests end in a transport of this script, uploads
in nothing; names that the client makes up are replaced, so that two recordings of the same files are the same.
"""

import io
import json
import logging
import re
import sys
import warnings
from contextlib import redirect_stderr
from pathlib import Path

import jwt
from azure.core.credentials import AccessToken
from azure.core.pipeline.transport import HttpResponse, HttpTransport

WORKSPACE = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg"
    "/providers/Microsoft.MachineLearningServices/workspaces/ml"
)
CONTAINER = "https://files.blob.core.windows.net/files"


class Credential:
    """The client looks into its token, and asks nobody about it."""

    def get_token(self, *scopes, **_):
        claims = {"tid": "tenant", "oid": "object", "aud": "https://ml.azure.com"}
        return AccessToken(jwt.encode(claims, "k" * 32, algorithm="HS256"), 9_999_999_999)


class Answer(HttpResponse):
    def __init__(self, request, status, value):
        super().__init__(request, None)
        self.status_code, self.reason, self.content_type = status, "", "application/json"
        self.headers = {"Content-Type": "application/json"}
        self.content = json.dumps(value).encode()

    def body(self):
        return self.content

    def read(self):
        return self.content

    def text(self, encoding=None):
        return self.content.decode()

    def json(self):
        return json.loads(self.content)

    def iter_bytes(self):
        yield self.content

    def raise_for_status(self):
        pass


class Transport(HttpTransport):
    """Keeps what is put, and answers what the client cannot do without."""

    def __init__(self):
        self.put = []

    def open(self):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def sleep(self, _):
        pass

    def send(self, request, **_):
        path = request.url.split("?")[0].split("management.azure.com")[-1]
        body = getattr(request, "body", None) or getattr(request, "content", None)
        if request.method == "PUT":
            value = json.loads(body)
            self.put.append((path.split("/workspaces/ml/")[-1], value))
            return Answer(request, 201, {**value, "id": path, "name": path.split("/")[-1], "type": ""})
        if path.endswith("/startPendingUpload"):
            reference = {"blobUri": CONTAINER, "credential": {"credentialType": "SAS", "sasUri": CONTAINER}}
            return Answer(request, 200, {"blobReferenceForConsumption": reference, "pendingUploadId": "1"})
        if path.endswith("/versions"):
            return Answer(request, 200, {"value": []})
        if "/computes/" in path:
            properties = {"computeType": "AmlCompute", "properties": {"vmSize": "Standard_DS3_v2"}}
            found = {"id": path, "name": path.split("/")[-1], "type": "", "location": "x", "properties": properties}
            return Answer(request, 200, found)
        return Answer(request, 404, {"error": {"code": "NotFound", "message": path}})


def upload_nothing():
    from azure.ai.ml._artifacts import _artifact_utilities as utilities

    def uploaded(*given, **named):
        return utilities.ArtifactStorageInfo(
            name=named.get("asset_name"),
            version=named.get("asset_version"),
            relative_path="LocalUpload/files",
            datastore_arm_id=f"{WORKSPACE}/datastores/workspaceblobstore",
            container_name="files",
            storage_account_url="https://files.blob.core.windows.net",
            is_file=False,
        )

    utilities._upload_to_datastore = uploaded


MADE_UP = [
    (re.escape(WORKSPACE), "<workspace>"),
    (r"codes/[0-9a-f-]{36}/versions/1", "<code>"),
    (r"environments/CliV2AnonymousEnvironment/versions/[0-9a-f]+", "<environment>"),
    (r"components/azureml_anonymous/versions/[0-9a-f-]{36}", "<component>"),
    (r"azureml://[^\"]*/LocalUpload/[^\"]*", "<data>"),
    (r"https://files\.blob\.core\.windows\.net/files/LocalUpload/files/?", "<files>"),
]


def plain(value):
    text = json.dumps(value)
    for pattern, name in MADE_UP:
        text = re.sub(pattern, name, text)
    return json.loads(text)


def record(path):
    from azure.ai.ml import MLClient, load_job

    transport = Transport()
    client = MLClient(Credential(), WORKSPACE.split("/")[2], "rg", "ml", transport=transport, enable_telemetry=False)
    client.jobs.create_or_update(load_job(path))
    *registered, (name, job) = transport.put
    if job["properties"].get("displayName") == name.split("/")[-1]:
        del job["properties"]["displayName"]
    # Where it was recorded: the branch and commit of the folder.
    job["properties"].pop("properties", None)
    return {
        "registered": [{"what": plain(what), "body": plain(body)} for what, body in registered],
        "job": plain(job),
    }


def main():
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1])
    upload_nothing()
    files = sorted([*folder.glob("*/job.yml"), *folder.glob("*/pipeline.yml")])
    with redirect_stderr(io.StringIO()):
        recorded = {path.relative_to(folder).as_posix(): record(path) for path in files}
    json.dump(recorded, sys.stdout, indent=2, sort_keys=True)
    print()


main()
