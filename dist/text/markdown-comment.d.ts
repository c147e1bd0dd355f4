/**
 * So many of the lines as a comment may have; a list that is folded (`<details>`) ends.
 *
 * @param where where the others are: `see the report`
 */
export declare function withinComment(lines: readonly string[], where: string): readonly string[];
