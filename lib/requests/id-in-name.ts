/** The longest that an id may be within a name: a name has at most 255 characters, and sweeps add to it for their trials. */
export const LONGEST_ID_IN_NAME = 220;

/**
 * What stands in a name for what a name cannot hold, in the order in which it is replaced.
 *
 * Names are letters, digits, `-` and `_`, and nothing says whether Azure ML tells capitals apart. So `_` begins what is
 * written in another way, itself too, and no two ids have one name. A Logic App can do this, and has no hash.
 */
export const ID_REPLACEMENTS: readonly (readonly [from: string, to: string])[] = [
  ['_', '__'],
  ['.', '_0'],
  [':', '_1'],
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((capital) => [capital, `_${capital.toLowerCase()}`] as const),
];

/** An id as it stands in the name of a job. */
export function idInName(id: string): string {
  return ID_REPLACEMENTS.reduce((text, [from, to]) => text.replaceAll(from, to), id);
}
