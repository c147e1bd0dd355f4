import { randomOf } from './tables.mjs';

const HIDDEN = 8;

/** A network of one hidden layer, as numbers that JSON can keep. */
export function networkOf(rows) {
  const random = randomOf(1);
  const classes = [...new Set(rows.map(({ label }) => label))].sort();
  const width = rows[0].features.length;
  const column = (index) => rows.map(({ features }) => features[index]);
  const mean = Array.from({ length: width }, (_, index) => averageOf(column(index)));
  const deviation = mean.map((middle, index) =>
    Math.max(1e-6, Math.sqrt(averageOf(column(index).map((value) => (value - middle) ** 2)))),
  );
  const layer = (from, to) =>
    Array.from({ length: to }, () => Array.from({ length: from + 1 }, () => (random() - 0.5) / Math.sqrt(from)));
  return { classes, mean, deviation, first: layer(width, HIDDEN), second: layer(HIDDEN, classes.length) };
}

/** Goes over all rows once, and changes the network a little after each. @returns the mean loss */
export function trainOnce(network, rows, learningRate, random) {
  let total = 0;
  for (const { features, label } of shuffled(rows, random)) {
    const { inputs, hidden, shares } = forward(network, features);
    const wanted = network.classes.indexOf(label);
    total -= Math.log(Math.max(shares[wanted], 1e-12));
    const errors = shares.map((share, index) => share - (index === wanted ? 1 : 0));
    const back = hidden.map((value, unit) =>
      value > 0 ? errors.reduce((sum, error, index) => sum + error * network.second[index][unit], 0) : 0,
    );
    change(network.second, errors, hidden, learningRate);
    change(network.first, back, inputs, learningRate);
  }
  return total / rows.length;
}

/** What the network takes a row for. */
export function predicted(network, features) {
  const { shares } = forward(network, features);
  return network.classes[shares.indexOf(Math.max(...shares))];
}

/** The part of the rows that the network is right about. */
export function accuracyOf(network, rows) {
  return rows.filter(({ features, label }) => predicted(network, features) === label).length / rows.length;
}

function forward({ mean, deviation, first, second }, features) {
  const inputs = features.map((value, index) => (value - mean[index]) / deviation[index]);
  const hidden = weighted(first, inputs).map((value) => Math.max(0, value));
  const scores = weighted(second, hidden);
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((one, other) => one + other, 0);
  return { inputs, hidden, shares: powers.map((power) => power / sum) };
}

/** The last weight of each unit is its bias. */
function weighted(layer, values) {
  return layer.map((weights) => values.reduce((sum, value, index) => sum + value * weights[index], weights.at(-1)));
}

function change(layer, errors, values, learningRate) {
  for (const [unit, weights] of layer.entries()) {
    for (const [index, value] of [...values, 1].entries()) weights[index] -= learningRate * errors[unit] * value;
  }
}

function shuffled(rows, random) {
  const mixed = [...rows];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

function averageOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
