/**
 * Text of others in a sentence of Markdown: what it is, and nothing that GitHub, GitLab or Azure DevOps makes of it. No
 * HTML, image, link or emphasis; and no address, mention (`@user`), reference (`#12`, a commit, `GH-12`) or emoji
 * (`:+1:`), which are looked for in the finished page and cannot be escaped. Words of that kind are code, in which nothing
 * is looked for; all others stay as they are.
 */
export declare function markdownText(text: string): string;
/** Text of others as code within a line: no sign of it ends the code. */
export declare function markdownCode(text: string): string;
/** Markdown in a cell of a table, which a pipe ends, also within code. */
export declare function markdownCell(markdown: string): string;
/** Text as a block of code; no line of it ends the block. */
export declare function markdownBlock(language: string, text: string): string;
