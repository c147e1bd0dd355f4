"""Trains a random forest on tables; for machines without a GPU."""

import argparse

import mlflow
import mlflow.sklearn
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

from tables import rows_of


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--trees", type=int, required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    features, labels = rows_of(arguments.data)
    train_x, test_x, train_y, test_y = train_test_split(features, labels, test_size=0.2, random_state=0)
    model = RandomForestClassifier(n_estimators=arguments.trees, random_state=0, n_jobs=-1).fit(train_x, train_y)
    mlflow.log_param("trees", arguments.trees)
    mlflow.log_metric("accuracy", model.score(test_x, test_y))
    mlflow.sklearn.save_model(model, arguments.out)


if __name__ == "__main__":
    main()
