"""Trains a small neural network on tables, on one GPU a node; several nodes share the work."""

import argparse

import mlflow
import mlflow.pyfunc
import numpy
import torch
from torch import distributed, nn
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

from tables import rows_of


class Classifier(mlflow.pyfunc.PythonModel):
    """What was learned, as numbers: whoever evaluates it needs neither torch nor a GPU."""

    def __init__(self, mean, deviation, layers, classes):
        self.mean, self.deviation, self.layers, self.classes = mean, deviation, layers, classes

    def predict(self, context, model_input, params=None):
        x = (numpy.asarray(model_input, dtype=float) - self.mean) / self.deviation
        (first, first_bias), (second, second_bias) = self.layers
        scores = numpy.maximum(x @ first.T + first_bias, 0) @ second.T + second_bias
        return [self.classes[index] for index in scores.argmax(1)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--learning-rate", type=float, required=True)
    parser.add_argument("--reason", required=True, help="why it is trained; a tag of the run")
    parser.add_argument("--priority", type=int, required=True, help="of the request; a tag of the run")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    # Azure ML sets what init_process_group reads, for a job with a distribution.
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
    is_first = distributed.get_rank() == 0

    features, labels = rows_of(arguments.data)
    classes = sorted(set(labels))
    x = torch.tensor(features, dtype=torch.float32)
    mean, deviation = x.mean(0), x.std(0).clamp(min=1e-6)
    x = (x - mean) / deviation
    y = torch.tensor([classes.index(label) for label in labels])
    data = TensorDataset(x, y)
    sampler = DistributedSampler(data, seed=0)
    loader = DataLoader(data, batch_size=256, sampler=sampler)

    network = nn.Sequential(nn.Linear(x.shape[1], 256), nn.ReLU(), nn.Linear(256, len(classes))).to(device)
    model = nn.parallel.DistributedDataParallel(network)
    optimizer = torch.optim.Adam(model.parameters(), lr=arguments.learning_rate)
    loss_of = nn.CrossEntropyLoss()
    if is_first:
        mlflow.set_tags({"reason": arguments.reason, "priority": arguments.priority})
        mlflow.log_params({"epochs": arguments.epochs, "learning_rate": arguments.learning_rate})
    for epoch in range(arguments.epochs):
        sampler.set_epoch(epoch)
        total = 0.0
        for batch, wanted in loader:
            optimizer.zero_grad()
            loss = loss_of(model(batch.to(device)), wanted.to(device))
            loss.backward()
            optimizer.step()
            total += loss.item()
        if is_first:
            mlflow.log_metric("loss", total / len(loader), step=epoch)
    if is_first:
        layers = [(layer.weight.detach().cpu().numpy(), layer.bias.detach().cpu().numpy()) for layer in (network[0], network[2])]
        model = Classifier(mean.numpy(), deviation.numpy(), layers, classes)
        mlflow.pyfunc.save_model(arguments.out, python_model=model)
    distributed.destroy_process_group()


if __name__ == "__main__":
    main()
