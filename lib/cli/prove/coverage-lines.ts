import type { Finding, KindCoverage, TopicReport } from '../../proof';
import type { Topic } from '../../routing';
import { type Line, line } from '../../text';
import { exampleJson, exampleText } from './proving';
import { alike, listOf, word } from './verdict-words';

/** So many kinds of messages are shown to people. */
const MOST_KINDS = 20;

/** The kinds of messages of which some reach nobody, for people: listed and not judged, since a topic may have such kinds. */
export function coverageLines({ kinds, proof: { topic } }: Pick<TopicReport, 'kinds' | 'proof'>): Line[] {
  const missed = kinds.flatMap(({ kind, unreached, reached }) =>
    unreached.kind === 'message'
      ? [`    ${kind}: ${amountOf(reached)} reach nobody, for example ${exampleText(topic, unreached.message)}`]
      : [],
  );
  const open = kinds.flatMap(({ kind, unreached }) =>
    unreached.kind === 'undecided' ? [{ kind, reason: unreached.reason }] : [],
  );
  if (missed.length + open.length === 0)
    return [line`  ${word('proved')} every message of a known kind (${kinds.length}) reaches somebody`];
  return [
    ...(missed.length === 0
      ? []
      : ['  Messages that reach nobody (listed, and not judged; prove cover judges):', ...shortened(missed)]),
    ...alike(open).map(
      ({ reason, all }) =>
        line`  ${word('undecided')} whether every message with ${listOf(all, ({ kind }) => kind, 'kinds')} reaches somebody: ${reason}`,
    ),
  ];
}

function amountOf(reached: Finding): string {
  if (reached.kind === 'none') return 'all of them';
  return reached.kind === 'message' ? 'some of them' : 'some of them, or all,';
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_KINDS) return lines;
  return [...lines.slice(0, MOST_KINDS), `    and ${lines.length - MOST_KINDS} more kinds, with --json`];
}

/** Whether it cannot be told of a kind of messages whether all of them reach somebody, or whether any does. */
export function hasOpenKinds({ kinds }: Pick<TopicReport, 'kinds'>): boolean {
  return kinds.some(({ unreached, reached }) => isOpen(unreached, reached) !== undefined);
}

/** What cannot be told of a kind. Where none of its messages misses, some of them reach somebody. */
function isOpen(unreached: Finding, reached: Finding): string | undefined {
  if (unreached.kind === 'undecided') return unreached.reason;
  return unreached.kind === 'message' && reached.kind === 'undecided' ? reached.reason : undefined;
}

/** The same for machines. */
export function coverageJson(topic: Topic, { unreached, reached }: KindCoverage): object {
  const reason = isOpen(unreached, reached);
  const message = unreached.kind === 'message' ? { message: exampleJson(topic, unreached.message) } : {};
  if (reason !== undefined) return { reaches: 'undecided', reason, ...message };
  if (unreached.kind === 'none') return { reaches: 'always' };
  return { reaches: reached.kind === 'none' ? 'never' : 'sometimes', ...message };
}
