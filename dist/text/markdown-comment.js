"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.withinComment = withinComment;
/** GitHub takes 65,536 letters in a comment; the workflow puts a heading before. */
const LONGEST_COMMENT = 64_000;
/**
 * So many of the lines as a comment may have; a list that is folded (`<details>`) ends.
 *
 * @param where where the others are: `see the report`
 */
function withinComment(lines, where) {
    let length = 0;
    const end = lines.findIndex((line) => {
        length += line.length + 1;
        return length > LONGEST_COMMENT;
    });
    if (end === -1)
        return lines;
    const kept = lines.slice(0, end);
    const [opened, closed] = ['<details>', '</details>'].map((tag) => kept.filter((line) => line.startsWith(tag)).length);
    const more = lines.length - end;
    const rest = `and ${more} more ${more === 1 ? 'line' : 'lines'}: ${where}`;
    return [...kept, '', rest, ...(opened === closed ? [] : ['</details>'])];
}
//# sourceMappingURL=markdown-comment.js.map