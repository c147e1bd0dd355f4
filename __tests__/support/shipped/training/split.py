"""Splits tables into parts of equal numbers of rows; each node writes its own, told by its rank."""

import argparse
import csv
import os
import pathlib

from tables import files_of


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--parts", type=int, required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    # Azure ML sets both for a job with a distribution.
    rank, nodes = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
    mine = [part for part in range(arguments.parts) if part % nodes == rank]
    folder = pathlib.Path(arguments.out)
    folder.mkdir(parents=True, exist_ok=True)
    outputs = {part: open(folder / f"part-{part:05}.csv", "w", newline="", encoding="utf-8") for part in mine}
    writers = {part: csv.writer(output) for part, output in outputs.items()}
    row_number, header = 0, None
    for file in files_of(arguments.data):
        with open(file, newline="", encoding="utf-8") as lines:
            reader = csv.reader(lines)
            first = next(reader, None)
            if header is None and first is not None:
                header = first
                for writer in writers.values():
                    writer.writerow(header)
            elif first != header:
                raise SystemExit(f"{file}: its header differs from that of the first file")
            for row in reader:
                part = row_number % arguments.parts
                if part in writers:
                    writers[part].writerow(row)
                row_number += 1
    for output in outputs.values():
        output.close()
    print(f"node {rank} of {nodes}: {len(mine)} of {arguments.parts} parts of {row_number} rows")


if __name__ == "__main__":
    main()
