import { closedWords, overlapExample, type RuleFinding, type TopicReport } from '../../proof';
import { knownOf, missingOf, reasonsOf } from '../../routing';
import { counted, type Message } from '../../rules';
import { colors } from '../../terminal';
import { type Line, line } from '../../text';
import { answerJson, answerLines, closedJson } from './claim-lines';
import { coverageJson, coverageLines, hasOpenKinds } from './coverage-lines';
import { aboutMessages, exampleJson, exampleText } from './proving';
import { alike, listOf, word } from './verdict-words';

/** So many overlaps are shown to people; `--json` has more. */
const MOST_SHOWN = 10;
/** So many overlaps are given to machines, with an example each. */
const MOST_LISTED = 10_000;

/** A report for people. */
export function reportLines(report: TopicReport, from: string, allOverlaps: boolean): Line[] {
  const { proof, claims, rules, unreachable, undecided, closed } = report;
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
    ...claims.flatMap((answered) => answerLines(topic, answered)),
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
    ...closed.map((place) => line`  ${word('closed')} ${closedWords(place)}`),
    ...overlapLines(report, allOverlaps),
  ];
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

/** Which part of a report has anything that somebody should look at. A new part has to be judged here. */
const HAS_FINDINGS: { readonly [Part in keyof TopicReport]: (report: TopicReport) => boolean } = {
  proof: ({ proof }) => proof.unresolved.length > 0,
  claims: ({ claims }) => claims.some(({ answer }) => answer.verdict !== 'proved'),
  // Whoever closed a place knows it.
  closed: () => false,
  rules: ({ rules }) => rules.length > 0,
  unreachable: ({ unreachable }) => unreachable.length > 0,
  kinds: hasOpenKinds,
  // That two subscriptions get a message may be meant.
  overlaps: ({ overlaps }) => overlaps.undecided.length > 0,
  undecided: ({ undecided }) => undecided.length > 0,
};

/** Whether there is anything that somebody should look at. */
export function hasFindings(report: TopicReport): boolean {
  return Object.values(HAS_FINDINGS).some((has) => has(report));
}

/** A report for machines. */
export function reportJson(
  { proof, claims, rules, unreachable, kinds, overlaps, undecided, closed }: TopicReport,
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
    claims: claims.map((answered) => answerJson(proof.topic, answered)),
    unreachable: unreachable.map(({ name }) => name),
    rules: rules.map(({ kind, subscription, rule, other, message }) => ({
      kind,
      subscription: subscription.name,
      rule: rule.name,
      ...(other !== undefined && { other: other.name }),
      ...(message !== undefined && { message: exampleJson(subscription.topic, message) }),
    })),
    kinds: kinds.map((one) => ({ kind: one.kind, ...coverageJson(proof.topic, one) })),
    ...closedJson(closed),
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
