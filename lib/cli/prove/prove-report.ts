import {
  type Finding,
  overlapExample,
  type Refutation,
  type RuleFinding,
  type TopicReport,
  type Verdict,
} from '../../proof';
import { deliveredCopies, knownOf, missingOf, Router, reasonsOf, type Topic } from '../../routing';
import { claimSubjects, claimToJson, counted, type DeliveryClaim, type Message } from '../../rules';
import { colors } from '../../terminal';
import { type Line, line, type TerminalText } from '../../text';
import { aboutMessages, exampleJson, exampleText } from './proving';

/** So many overlaps are shown to people; `--json` has more. */
const MOST_SHOWN = 10;
/** So many kinds of messages are shown to people. */
const MOST_KINDS = 20;
/** So many overlaps are given to machines, with an example each. */
const MOST_LISTED = 10_000;

/** A report for people. */
export function reportLines(report: TopicReport, from: string, allOverlaps: boolean): Line[] {
  const { proof, claims, rules, unreachable, undecided } = report;
  const { topic } = proof;
  const least = missingOf(topic.subscriptions).length > 0 ? 'at least ' : '';
  const known = counted(knownOf(topic.subscriptions).length, 'subscription');
  const isEmpty = topic.subscriptions.kind === 'all' && topic.subscriptions.all.length === 0;
  const isSettled = unreachable.length + rules.length + undecided.length + proof.unresolved.length === 0;
  return [
    line`${colors.bold(topic.label)} (${from}): ${least}${known}, ${aboutMessages(topic)}`,
    ...assumptionLines(report),
    ...excludedLines(proof, 'nothing here covers what it would deliver'),
    ...unknownLines(proof.unresolved),
    ...claims.flatMap(({ claim, answer }) => answerLines(topic, claim, answer)),
    ...unreachable.map(({ name }) => line`  ${word('found')} no message reaches ${name}`),
    ...rules.map((finding) => line`  ${word('found')} ${describeFinding(finding)}`),
    ...alike(undecided).map(
      ({ reason, all }) =>
        line`  ${word('undecided')} ${listOf(all, ({ question }) => question, 'questions')}: ${reason}`,
    ),
    // Of no subscription everything could be said.
    ...(isEmpty ? ['  There is no subscription: no message reaches anybody.'] : []),
    ...(isSettled && !isEmpty
      ? [line`  ${word('proved')} every subscription is reached; no rule is dead, covered by another, or fails`]
      : []),
    ...(isEmpty ? [] : coverageLines(report)),
    ...overlapLines(report, allOverlaps),
  ];
}

const WORDS = {
  proved: colors.green,
  refuted: colors.red,
  found: colors.yellow,
  undecided: colors.yellow,
  excluded: colors.red,
  unknown: colors.yellow,
} as const;

function word(said: keyof typeof WORDS): TerminalText {
  return WORDS[said](said.padEnd(9));
}

/** The rules that are not known, or refused, and what that means for the answer. */
export function excludedLines(
  { excluded }: Pick<TopicReport['proof'], 'excluded'>,
  consequence: string,
  among: readonly string[] = excluded.map(({ subscription }) => subscription),
): Line[] {
  return excluded
    .filter(({ subscription }) => among.includes(subscription))
    .map(
      ({ subscription, rule, reason }) =>
        line`  ${word('excluded')} ${subscription}/${rule}: ${reason}; ${consequence}`,
    );
}

/** So many reasons why parts are not known are told to people. */
const MOST_UNKNOWN = 12;

/** What is not known of the topic: whatever depends on it is undecided. */
function unknownLines(unresolved: TopicReport['proof']['unresolved']): Line[] {
  const reasons = reasonsOf(unresolved);
  const lines = reasons.slice(0, MOST_UNKNOWN).map(({ text }) => line`  ${word('unknown')} ${text}`);
  const more = reasons.slice(MOST_UNKNOWN).reduce((count, { parts }) => count + parts.length, 0);
  return more > 0 ? [...lines, line`  ${word('unknown')} and ${more} more, with --json`] : lines;
}

/** The answer to one claim, with the message that refutes it and where that goes. */
export function answerLines(topic: Topic, claim: DeliveryClaim, answer: Verdict): Line[] {
  const head = line`  ${word(answer.verdict)} ${claim.name}: ${claimSubjects(claim)}`;
  if (answer.verdict === 'proved') return [head];
  if (answer.verdict === 'undecided') return [head, `            ${answer.reason}`];
  return [head, ...answer.refutations.map((refutation) => `            ${refutationText(topic, refutation)}`)];
}

/** A message that refutes a claim, and where it goes. */
export function refutationText(topic: Topic, { how, message, ends }: Refutation): string {
  const where = how === 'reaches nobody' ? 'reaches none of them' : `goes to ${ends.join(' and ')}`;
  return `a message ${where}: ${exampleText(topic, message)}`;
}

/** The subscriptions that get a message, one entry a copy. */
function receivers(topic: Topic, message: Message): string[] {
  return new Router()
    .route(topic, message)
    .results.flatMap((one) => deliveredCopies(one).map(() => one.subscription.name));
}

function assumptionLines({ proof }: TopicReport): string[] {
  const { assumptions } = proof.prover.space;
  if (assumptions.length === 0) return [];
  const optional = proof.topic.contract === undefined ? '; any of them may be missing, none is null' : '';
  return [`  assumed   ${assumptions.join('; ')}${optional}`];
}

function describeFinding({ kind, subscription, rule, other, message }: RuleFinding): string {
  const place = `${subscription.name}/${rule.name}`;
  switch (kind) {
    case 'never-matches':
      return `no message matches ${place}`;
    case 'covered':
      return `${place} is covered by ${other?.name}: every message that it matches comes anyway`;
    case 'fails':
      return `${place} fails on ${exampleText(subscription.topic, message as Message)}`;
    case 'action-fails':
      return `${place} matches a message that its action fails on: ${exampleText(subscription.topic, message as Message)}`;
    case 'two-copies':
      return `${subscription.name} gets a message twice, by ${rule.name} and by ${other?.name}: ${exampleText(subscription.topic, message as Message)}`;
  }
}

function coverageLines({ kinds, proof: { topic } }: TopicReport): Line[] {
  const lines = kinds.flatMap(({ kind, unreached, reached }) => {
    if (unreached.kind === 'none') return [];
    if (unreached.kind === 'undecided') return [];
    if (reached.kind === 'none') return [`    ${kind}: none of them reaches anybody`];
    return [`    ${kind}: not all, for example ${exampleText(topic, unreached.message)}`];
  });
  const open = kinds.flatMap(({ kind, unreached }) =>
    unreached.kind === 'undecided' ? [{ kind, reason: unreached.reason }] : [],
  );
  lines.push(
    ...alike(open).map(({ reason, all }) => `    ${listOf(all, ({ kind }) => kind, 'kinds')}: not known (${reason})`),
  );
  return lines.length === 0
    ? [line`  ${word('proved')} every message of a known kind (${kinds.length}) reaches somebody`]
    : ['  Messages that reach nobody:', ...shortened(lines)];
}

function overlapLines({ overlaps, proof }: TopicReport, all: boolean): Line[] {
  const { pairs, undecided } = overlaps;
  const { topic } = proof;
  const count = knownOf(topic.subscriptions).length;
  const total = (count * (count - 1)) / 2;
  if (total === 0) return [];
  const shown = all ? pairs : pairs.slice(0, MOST_SHOWN);
  const hidden = pairs.length - shown.length;
  if (pairs.length + undecided.length === 0) {
    const isWhole = topic.subscriptions.kind === 'all';
    return isWhole ? [line`  ${word('proved')} no message reaches two subscriptions`] : [];
  }
  return [
    `  Messages that reach two subscriptions (${pairs.length} of ${total} pairs${hidden > 0 ? `, ${hidden} more with --overlaps` : ''}):`,
    ...shown.map((overlap) => {
      const [a, b] = overlap.subscriptions;
      return `    ${a.name} and ${b.name}: ${exampleText(topic, overlapExample(proof, overlap))}`;
    }),
    ...alike(undecided).map(
      ({ reason, all }) =>
        `    ${listOf(all, ({ subscriptions: [a, b] }) => `${a.name} and ${b.name}`, 'pairs')}: not known (${reason})`,
    ),
  ];
}

/** What waits for the same, under its reason. */
function alike<T extends { readonly reason: string }>(open: readonly T[]): { reason: string; all: readonly T[] }[] {
  const groups = new Map<string, T[]>();
  for (const one of open) groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
  return [...groups].map(([reason, all]) => ({ reason, all }));
}

/** So many of what waits for the same are named. */
const MOST_NAMED = 3;

function listOf<T>(all: readonly T[], name: (one: T) => string, what: string): string {
  const named = all.slice(0, MOST_NAMED).map(name).join(', ');
  return all.length > MOST_NAMED ? `${named} and ${all.length - MOST_NAMED} more ${what}` : named;
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_KINDS) return lines;
  return [...lines.slice(0, MOST_KINDS), `    and ${lines.length - MOST_KINDS} more kinds, with --json`];
}

/** Whether there is anything that somebody should look at. */
export function hasFindings({ claims, rules, unreachable, undecided, proof }: TopicReport): boolean {
  const isOpen = claims.some(({ answer }) => answer.verdict !== 'proved');
  return isOpen || rules.length + unreachable.length + undecided.length + proof.unresolved.length > 0;
}

/** A report for machines. */
export function reportJson(
  { proof, claims, rules, unreachable, kinds, overlaps, undecided }: TopicReport,
  from: string,
): object {
  return {
    topic: proof.topic.label,
    address: proof.topic.address,
    from,
    contract: proof.topic.contract !== undefined,
    assumptions: proof.prover.space.assumptions,
    excluded: proof.excluded,
    ...(proof.unresolved.length > 0 && {
      unknown: proof.unresolved.map(({ address, argument, problem }) => ({ address, argument, problem })),
    }),
    claims: claims.map(({ claim, answer }) => answerJson(proof.topic, claim, answer)),
    unreachable: unreachable.map(({ name }) => name),
    rules: rules.map(({ kind, subscription, rule, other, message }) => ({
      kind,
      subscription: subscription.name,
      rule: rule.name,
      ...(other !== undefined && { other: other.name }),
      ...(message !== undefined && { message: exampleJson(subscription.topic, message) }),
    })),
    kinds: kinds.map(({ kind, unreached, reached }) => ({ kind, ...coverageJson(proof.topic, unreached, reached) })),
    overlaps: {
      pairs: overlaps.pairs.length,
      listed: overlaps.pairs.slice(0, MOST_LISTED).map((overlap) => ({
        subscriptions: overlap.subscriptions.map(({ name }) => name),
        message: exampleJson(proof.topic, overlapExample(proof, overlap)),
      })),
      undecided: overlaps.undecided.map(({ subscriptions: [a, b], reason }) => ({
        subscriptions: [a.name, b.name],
        reason,
      })),
      decidedBy: overlaps.decidedBy,
    },
    undecided: undecided.map(({ question, reason }) => `${question}: ${reason}`),
    solverQuestions: proof.prover.questions,
  };
}

function coverageJson(topic: Topic, unreached: Finding, reached: Finding): object {
  if (unreached.kind === 'undecided') return { reaches: 'undecided', reason: unreached.reason };
  if (unreached.kind === 'none') return { reaches: 'always' };
  return { reaches: reached.kind === 'none' ? 'never' : 'sometimes', message: exampleJson(topic, unreached.message) };
}

/** The answer to a claim for machines. */
export function answerJson(topic: Topic, claim: DeliveryClaim, answer: Verdict): object {
  return {
    ...claimToJson(claim),
    verdict: answer.verdict,
    ...(answer.verdict === 'undecided' && { reason: answer.reason }),
    ...(answer.verdict === 'refuted' && {
      refutations: answer.refutations.map(({ how, message, ends }) => ({
        how,
        ends,
        message: exampleJson(topic, message),
        receivers: receivers(topic, message),
      })),
    }),
  };
}
