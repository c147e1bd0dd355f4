/** What makes a condition, as its name stands before the parenthesis. */
const MAKES_ONE =
  /(?:\.(?:is|isNot|in|notIn|like|atLeast|atMost|above|below|isTrue|isFalse|exists|isMissing|and|or)|(?<![\w$.])not)\s*$/;

/**
 * The conditions on the right of `||` or `??` in the source of a function: the left one is an object, so JavaScript
 * never comes to the right one, and nothing of it can be seen when the function runs.
 */
export function lostConditions(source: string): string[] {
  if (!/\|\||\?\?/.test(source)) return [];
  const code = withoutTexts(source);
  const lost: string[] = [];
  for (const { index } of code.matchAll(/\|\||\?\?/g)) {
    const start = index + 2;
    const end = endOfOperand(code, start);
    const right = code.slice(start, end);
    if (endsWithCondition(code.slice(0, index)) || endsWithCondition(right)) {
      const last = start + right.trimEnd().length;
      lost.push(source.slice(start, last).trim().replace(/\s+/g, ' '));
    }
  }
  return lost;
}

/** The source without what stands in quotes and comments; a comment is as good as a blank. Places stay the same. */
function withoutTexts(source: string): string {
  const quoted = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return source.replace(quoted, (text) => (text.startsWith('/') ? ' ' : '_').repeat(text.length));
}

/** Whether code ends with a call that makes a condition. */
function endsWithCondition(code: string): boolean {
  const text = code.trimEnd();
  if (!text.endsWith(')')) return false;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    if (text[at] === '(') depth--;
    if (depth > 0) continue;
    // In parentheses of its own, it is what stands in them.
    const before = text.slice(0, at);
    return MAKES_ONE.test(before) || (!/[\w$\])]\s*$/.test(before) && endsWithCondition(text.slice(at + 1, -1)));
  }
  return false;
}

/** Where the operand ends: at a comma, a semicolon, another operator, or the parenthesis that closes what is around it. */
function endOfOperand(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; at++) {
    const here = code[at] as string;
    if ('([{'.includes(here)) depth++;
    if (')]}'.includes(here) && --depth < 0) return at;
    if (depth === 0 && (',;'.includes(here) || /^(\|\||&&|\?\?|\n\s*\})/.test(code.slice(at, at + 3)))) return at;
  }
  return code.length;
}
