"""Tables as the jobs read them: CSV files in a folder, with a header, the last column being what is learned."""

import csv
import pathlib


def files_of(folder):
    """The tables of a folder, in an order that is the same on every node."""
    found = sorted(pathlib.Path(folder).rglob("*.csv"))
    if not found:
        raise SystemExit(f"{folder}: no file that ends with .csv")
    return found


def rows_of(folder):
    """All rows: the numbers of their columns, and the text of the last one."""
    features, labels = [], []
    for file in files_of(folder):
        with open(file, newline="", encoding="utf-8") as lines:
            reader = csv.reader(lines)
            next(reader, None)
            for number, row in enumerate(reader, start=2):
                try:
                    features.append([float(cell) for cell in row[:-1]])
                except ValueError as error:
                    raise SystemExit(f"{file}:{number}: {error}") from error
                labels.append(row[-1])
    if not labels:
        raise SystemExit(f"{folder}: no rows below the headers")
    return features, labels
