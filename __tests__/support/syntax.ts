/** A syntax tree without the places of its parts, to compare by meaning; long numbers as text. */
export function withoutPlaces(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (name, value) => {
      if (name === 'start' || name === 'end') return undefined;
      if (Object.is(value, -0)) return '-0';
      return typeof value === 'bigint' ? `${value}n` : value;
    }),
  );
}
