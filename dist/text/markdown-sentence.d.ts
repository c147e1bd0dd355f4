/**
 * A sentence of ours with names of others in it, in backticks, and perhaps some words in bold, as Markdown. What is not
 * in backticks is text of others too: a backtick of theirs makes text of code, or code of text, and nothing else.
 *
 * @param most so many letters are shown; words at the end are left out, and never a part of a name
 */
export declare function markdownSentence(sentence: string, most?: number): string;
