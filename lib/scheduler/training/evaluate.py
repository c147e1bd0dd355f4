"""Says how often a model is right on tables that it has not seen; fails where that is below what is asked for."""

import argparse
import json
import pathlib

import mlflow
import mlflow.pyfunc

from tables import rows_of


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--least-accuracy", type=float, required=True)
    parser.add_argument("--reason", required=True, help="why it is evaluated; a tag of the run")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    features, labels = rows_of(arguments.data)
    predicted = mlflow.pyfunc.load_model(arguments.model).predict(features)
    accuracy = sum(str(one) == label for one, label in zip(predicted, labels)) / len(labels)
    mlflow.set_tag("reason", arguments.reason)
    mlflow.log_metric("accuracy", accuracy)
    folder = pathlib.Path(arguments.out)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(json.dumps({"accuracy": accuracy, "rows": len(labels)}), encoding="utf-8")
    if accuracy < arguments.least_accuracy:
        raise SystemExit(f"accuracy {accuracy:.3f}, and {arguments.least_accuracy} is asked for")


if __name__ == "__main__":
    main()
