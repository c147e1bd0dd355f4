import type { Equivalent } from './sample';

/**
 * Changes that somebody has looked at and that make no difference, each with why. One whose line is written anew is
 * judged again: a test says which of these are not there any more.
 */
export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'functions/start-training-job/message.ts',
    line: 'expires: Number.isNaN(expires.getTime()) || expires.getUTCFullYear() > NEVER_YEAR ? undefined : expires,',
    kind: '> to >=',
    why: 'no message lives until the year 9000: what does not expire has the year 9999',
  },
  {
    file: 'functions/start-training-job/queues.ts',
    line: 'const text = properties.reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}${value}`) + 10, 0);',
    kind: '0 to 1',
    why: 'an estimate with 2 KB to spare, in which one byte is nothing',
  },
  {
    file: 'functions/start-training-job/queues.ts',
    line: 'const text = properties.reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}${value}`) + 10, 0);',
    kind: '10 to 11',
    why: 'an estimate with 2 KB to spare, in which a byte a property is nothing',
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
    file: 'lib/audit/judging/judge.ts',
    line: 'const info = infos.get(rule) ?? rest;',
    kind: 'left of ?? taken away',
    why: 'an equal object for each record, which takes memory and is written in the same way',
  },
];
