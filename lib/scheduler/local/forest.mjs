const DEEPEST = 4;

/** Trees, each grown from rows drawn with repetition, and asked about a column drawn for each question. */
export function forestOf(rows, trees, random) {
  return Array.from({ length: trees }, () => {
    const drawn = rows.map(() => rows[Math.floor(random() * rows.length)]);
    return treeOf(drawn, DEEPEST, random);
  });
}

/** What most trees take a row for. */
export function votedFor(forest, features) {
  const votes = new Map();
  for (const tree of forest) {
    const label = answerOf(tree, features);
    votes.set(label, (votes.get(label) ?? 0) + 1);
  }
  return [...votes].sort(([, one], [, other]) => other - one)[0][0];
}

function treeOf(rows, depth, random) {
  const label = commonest(rows);
  if (depth === 0 || rows.every((row) => row.label === label)) return { label };
  const column = Math.floor(random() * rows[0].features.length);
  const value = rows[Math.floor(random() * rows.length)].features[column];
  const [below, others] = [
    rows.filter(({ features }) => features[column] < value),
    rows.filter(({ features }) => features[column] >= value),
  ];
  if (below.length === 0 || others.length === 0) return { label };
  return { column, value, below: treeOf(below, depth - 1, random), others: treeOf(others, depth - 1, random) };
}

function answerOf(tree, features) {
  if (tree.label !== undefined) return tree.label;
  return answerOf(features[tree.column] < tree.value ? tree.below : tree.others, features);
}

function commonest(rows) {
  const counts = new Map();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0][0];
}
