import { Command } from 'commander';
import { type Contract, contractOf, type Simplified, simplify } from '../../proof';
import { type DeployedRule, knownAction, knownFilter, knownOf } from '../../routing';
import { counted, type SqlFilter } from '../../rules';
import { colors, Progress, print, printJson } from '../../terminal';
import { type Line, line } from '../../text';
import { withSource } from '../common/documents';
import { ExitStatus } from '../common/exit-status';
import { filterOfAnySize } from '../prove/given-filter';
import { topicsOf } from '../prove/placed-topics';
import { CONTRACT_OPTION, JSON_OPTION, TOPIC_OPTION, witnessText } from '../prove/proving';
import { aboutText, contractAsked, type OneFilterOptions } from './one-filter';

/** `training-job-scheduler simplify`: the shortest filter that matches the same messages. */
export function simplifyCommand(): Command {
  const command = new Command('simplify')
    .description(
      'the shortest filter that matches the same messages, proved; without a filter, of every rule that is read',
    )
    .argument('[filter]', 'a filter in SQL');
  return withSource(command)
    .option(...TOPIC_OPTION)
    .option(...CONTRACT_OPTION)
    .option(...JSON_OPTION)
    .action((sql: string | undefined, options: OneFilterOptions) =>
      sql === undefined ? simplifyAll(options) : simplifyOne(sql, options),
    );
}

async function simplifyOne(sql: string, options: OneFilterOptions): Promise<void> {
  const filter = filterOfAnySize('filter', sql);
  const contract = await contractAsked(options);
  const found = await simplify(filter, contract);
  if (options.json === true) printJson({ filter: filter.source, ...simplifiedJson(found) }, 2);
  else print([...simplifiedLines(filter, found), `  ${aboutText(contract, found.assumptions)}`]);
  if (hasNews(found)) process.exitCode = ExitStatus.Findings;
}

/** Whether there is something to do, or to look at. */
function hasNews({ isShorter, correlation, undecided, matches }: Simplified): boolean {
  return isShorter || correlation !== undefined || undecided > 0 || matches === 'none';
}

/** A rule in SQL of a topic. */
interface AskedRule {
  readonly from: string;
  readonly topic: string;
  readonly subscription: string;
  readonly rule: DeployedRule;
  readonly filter: SqlFilter;
  readonly contract: Contract | undefined;
}

async function simplifyAll(options: OneFilterOptions): Promise<void> {
  const topics = await topicsOf(options, options.topic, options.contract);
  const rules = topics.flatMap(({ topic, from }) =>
    knownOf(topic.subscriptions).flatMap(({ name, rules: own }) =>
      knownOf(own).flatMap((rule): AskedRule[] => {
        const filter = knownFilter(rule);
        // What is sensitive cannot be shown, shorter or not, and $Default is Azure's.
        if (filter?.kind !== 'sql' || filter.predicate === undefined || rule.isSensitive || rule.isDefault) return [];
        return [{ from, topic: topic.label, subscription: name, rule, filter, contract: contractOf(topic) }];
      }),
    ),
  );
  const progress = new Progress();
  const lines: Line[] = [];
  const objects: object[] = [];
  let shorter = 0;
  for (const [index, one] of rules.entries()) {
    progress.tell('simplifying rules', index, rules.length);
    const { from, topic, subscription, rule, filter, contract } = one;
    const found = await simplify(filter, contract);
    const place = { from, topic, subscription, rule: rule.name, action: knownAction(rule) !== undefined };
    objects.push({ ...place, filter: filter.source, ...simplifiedJson(found) });
    if (!hasNews(found)) continue;
    shorter++;
    lines.push(
      line`${colors.bold(`${topic}: ${subscription}/${rule.name}`)} (${from})`,
      ...simplifiedLines(filter, found),
    );
  }
  progress.end();
  if (options.json === true) printJson({ rules: objects }, 2);
  else {
    const about =
      shorter === 0 ? 'none can be said shorter' : `${shorter} can be said shorter or cheaper, or should be looked at`;
    print([...lines, `${counted(rules.length, 'rule')} in SQL: ${about}`]);
  }
  if (shorter > 0) process.exitCode = ExitStatus.Findings;
}

function simplifiedLines(filter: SqlFilter, found: Simplified): Line[] {
  const { isShorter, isShortest, matches, correlation, undecided, difference } = found;
  const lengths = `${filter.source.length} -> ${found.filter.sql.length} characters`;
  const constant = { every: 'every message is matched', none: 'no message is matched', some: undefined }[matches];
  return [
    ...(isShorter
      ? [
          line`  ${colors.green('shorter  ')} ${found.filter.sql}`,
          `            ${lengths}, the shortest${isShortest ? '' : ' that was found'}`,
        ]
      : ['  No shorter filter was found.']),
    ...(constant === undefined ? [] : [line`  ${colors.yellow('found    ')} ${constant}`]),
    ...(difference === undefined ? [] : differenceLines(difference)),
    ...(correlation === undefined
      ? []
      : [
          line`  ${colors.green('cheaper  ')} the correlation filter ${correlation.toString()}`,
          '            it matches the same messages and never fails; a topic takes 100,000 of these, and 2,000 in SQL',
        ]),
    ...(undecided > 0
      ? [`  undecided ${counted(undecided, 'shorter filter')}: the prover could not tell in its budget`]
      : []),
  ];
}

/** That it matches the same, and what else the two do. */
function differenceLines({ failing, unknown }: NonNullable<Simplified['difference']>): Line[] {
  const fails =
    failing.kind === 'none'
      ? 'fails on the same'
      : failing.kind === 'message'
        ? `fails on fewer: no longer on ${witnessText(failing.message)}`
        : 'whether it fails on fewer cannot be told';
  const open =
    unknown.kind === 'none'
      ? ''
      : '; where a property is missing or null, one of the two may be unknown and the other false, which is the same in effect: neither lets the message through';
  return [line`  ${colors.green('proved   ')} it matches the same messages, and ${fails}${open}`];
}

function simplifiedJson({
  filter,
  isShorter,
  isShortest,
  matches,
  correlation,
  undecided,
  difference,
  assumptions,
}: Simplified) {
  const kindOf = (kind: 'none' | 'message' | 'undecided', differs: string) =>
    kind === 'none' ? 'same' : kind === 'message' ? differs : 'undecided';
  return {
    shorter: isShorter ? filter.sql : null,
    isShortest,
    matches,
    failing: difference === undefined ? 'same' : kindOf(difference.failing.kind, 'fewer'),
    unknown: difference === undefined ? 'same' : kindOf(difference.unknown.kind, 'differs'),
    correlation: correlation === undefined ? null : correlation.conditions,
    undecided,
    assumptions,
  };
}
