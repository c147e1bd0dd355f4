"""Trains a random forest on CSV files whose last column is what is learned."""

import argparse
import csv
import pathlib

import mlflow
import mlflow.sklearn
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def rows_of(folder):
    """The numbers of all columns but the last, and the texts of the last."""
    features, labels = [], []
    for file in sorted(pathlib.Path(folder).rglob("*.csv")):
        with open(file, newline="", encoding="utf-8") as lines:
            for row in list(csv.reader(lines))[1:]:
                features.append([float(cell) for cell in row[:-1]])
                labels.append(row[-1])
    if not labels:
        raise SystemExit(f"{folder}: no rows in files that end with .csv")
    return features, labels


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--trees", type=int, required=True)
    parser.add_argument("--reason", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    features, labels = rows_of(arguments.data)
    train_x, test_x, train_y, test_y = train_test_split(features, labels, test_size=0.2, random_state=0)
    model = RandomForestClassifier(n_estimators=arguments.trees, random_state=0).fit(train_x, train_y)
    mlflow.log_params({"trees": arguments.trees, "reason": arguments.reason})
    mlflow.log_metric("accuracy", model.score(test_x, test_y))
    mlflow.sklearn.save_model(model, arguments.out)


if __name__ == "__main__":
    main()
