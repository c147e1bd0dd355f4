import type { Equivalent } from './sample';

/**
 * Changes that somebody has looked at and that make no difference, each with why. One whose line is written anew is
 * judged again: a test says which of these are not there any more.
 */
export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'lib/rules/contract/lost-conditions.ts',
    line: 'if (!/\\|\\||\\?\\?/.test(source)) return [];',
    kind: 'if (false)',
    why: 'only saves looking closer at a source that has neither of the two',
  },
  {
    file: 'lib/rules/evaluation/compile.ts',
    line: 'if (Number.isNaN(small)) return (message) => general(message.property(name));',
    kind: 'if (true)',
    why: 'the general way answers the same, and is slower',
  },
  {
    file: 'lib/trigger/program/message.ts',
    line: 'expires: Number.isNaN(expires.getTime()) || expires.getUTCFullYear() > NEVER_YEAR ? undefined : expires,',
    kind: '> to >=',
    why: 'no message lives until the year 9000: what does not expire has the year 9999',
  },
  {
    file: 'lib/trigger/program/fitting-copy.ts',
    line: 'const text = properties.reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}${value}`) + 10, 0);',
    kind: '0 to 1',
    why: 'an estimate with 2 KB to spare, in which one byte is nothing',
  },
  {
    file: 'lib/trigger/program/fitting-copy.ts',
    line: 'const text = properties.reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}${value}`) + 10, 0);',
    kind: '10 to 11',
    why: 'an estimate with 2 KB to spare, in which a byte a property is nothing',
  },
  {
    file: 'lib/trigger/program/guards/decide.ts',
    line: 'const ahead = hasPlace ? [] : present.filter((one) => compareTurns(one, { key, since, priority }) < 0);',
    kind: '0 to 1',
    why: 'turns differ by whole milliseconds, or by the order of two keys; that of its own key is not among them',
  },
  {
    file: 'functions/start-training-job/identity.ts',
    line: 'return { token, expires: Number(expires ?? 0) };',
    kind: '0 to 1',
    why: 'the first second of 1970 is as long ago as the second',
  },
  {
    file: 'lib/audit/rules/access/scope-chain.ts',
    line: 'isWhole: pairs <= MOST_PAIRS,',
    kind: '<= to <',
    why: 'an id of Azure has six pairs at most, and none has sixteen',
  },
  {
    file: 'lib/audit/rules/access/receiving-rights.ts',
    line: 'Receivers.known.set(document, known);',
    kind: 'statement taken away',
    why: 'what is not kept is read again, with the same answers; how long that takes is measured in __tests__/audit/growth',
  },
  {
    file: 'lib/audit/document/changing.ts',
    line: 'if (this.all.length === 0) return undefined;',
    kind: 'if (false)',
    why: 'only saves looking where there is nothing to be found',
  },
  {
    file: 'lib/audit/document/secret-texts.ts',
    line: 'return end !== -1 && /SharedAccess(Key|Signature)=(?!\\$\\{)/i.test(text.slice(end));',
    kind: '1 to 2',
    why: 'where there is no end one letter would be looked at, and no key is so short',
  },
  {
    file: 'lib/audit/places/json-places.ts',
    line: 'if (known.length > FEW) this.items.set(value, known);',
    kind: 'if (false)',
    why: 'what is not kept is found again; how long that takes is measured in __tests__/audit/growth',
  },
  {
    file: 'lib/audit/places/json-places.ts',
    line: 'if (known.size > FEW) this.properties.set(value, known);',
    kind: 'if (false)',
    why: 'what is not kept is found again; how long that takes is measured in __tests__/audit/growth',
  },
  {
    file: 'lib/audit/judging/judge.ts',
    line: 'const info = infos.get(rule) ?? rest;',
    kind: 'left of ?? taken away',
    why: 'an equal object for each record, which takes memory and is written in the same way',
  },
  {
    file: 'lib/trigger/program/retry.ts',
    line: "return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;",
    kind: '> to >=',
    why: 'a count of zero is zero either way',
  },
  {
    file: 'lib/trigger/program/handle.ts',
    line: 'return tags.requestId === id && tags.attempt === String(attempt) && isSameRequest(asked, tags);',
    kind: '&& to ||',
    which: 2,
    why: 'a job is looked for by a name that is made of the id and the attempt: they are never other ones',
  },
  {
    file: 'lib/proof/destinations/forwards.ts',
    line: 'const count = (open.get(entity) as number) - 1;',
    kind: '- to +',
    why: 'it spares looking for a loop where there is none: whoever looks all the same finds none',
  },
  {
    file: 'lib/proof/review/settings/argument-value.ts',
    line: '.sort(([a], [b]) => (a < b ? -1 : 1));',
    kind: '< to <=',
    why: 'names of an object are never the same',
  },
  {
    file: 'lib/rules/values/day.ts',
    line: 'const date = new Date(0);',
    kind: '0 to 1',
    why: 'the day is set afterwards, and the time of the day is not looked at',
  },
  {
    file: 'lib/rules/language/sql-text.ts',
    line: 'return fits ? canonical : source.length > LONGEST_SOURCE ? source : singleLine(source);',
    kind: '> to >=',
    why: 'a text of sixty-four times the longest is refused whether it is folded or not',
  },
  {
    file: 'lib/routing/reading/topology-of.ts',
    line: 'const sortedRules = [...found.rules].sort((a, b) => (a.name < b.name ? -1 : 1));',
    kind: '1 to 2',
    why: 'of what is compared for an order the sign counts, and not how large it is',
  },
  {
    file: 'lib/routing/reading/places.ts',
    line: 'this.viewsOfLists.set(candidates, known);',
    kind: 'statement taken away',
    why: 'what is not kept is made again, equal to it',
  },
  {
    file: 'lib/routing/rule-index/rule-index.ts',
    line: 'if (files) this.file(candidates);',
    kind: 'if (true)',
    why: 'an index changes no answer, and without one is asked for in tests that compare the two',
  },
  {
    file: 'lib/routing/rule-index/interval-tree.ts',
    line: 'const ends = intervals.flatMap(({ from, to }) => [from, to]).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));',
    kind: '< to <=',
    why: 'the order of equal numbers is no order',
  },
  {
    file: 'lib/routing/rule-index/selectivity.ts',
    line: 'let [low, high] = [0, sorted.length];',
    kind: '0 to 1',
    why: 'an estimate of how many rules a sign is in: it decides where a rule is filed, and no answer',
  },
  {
    file: 'lib/proof/messages/smallest.ts',
    line: 'const own = [0, 1, 10, 100, 1000, ...short, least, most, value].filter(Number.isFinite).sort(byDigits);',
    kind: '100 to 101',
    why: 'a number that is tried for its shape: an example is as true with another one',
  },
  {
    file: 'lib/proof/solver/z3.ts',
    line: 'if (idle.length < MOST_IDLE) idle.push(worker);',
    kind: '< to <=',
    why: 'one more solver waits for work, which takes memory and changes no answer',
  },
  {
    file: 'lib/proof/encoding/text-budget.ts',
    line: 'const MOST_IN_SUM = 24;',
    kind: '24 to 25',
    why: 'a limit of effort that was chosen: what lies beyond is undecided by name',
  },
  {
    file: 'lib/proof/encoding/pattern-run.ts',
    line: 'return (places.at(-1) ?? -1) >= this.length;',
    kind: '1 to 2',
    why: 'no place at all is before the end of every pattern, by one or by two',
  },
  {
    file: 'lib/proof/messages/literals.ts',
    line: 'return value < 0n ? -2n * value + 1n : 2n * value;',
    kind: '< to <=',
    why: 'a zero that counts one in place of nothing still comes before a one, which counts two',
  },
];
