import { Command } from 'commander';
import {
  contractOf,
  type FilterCount,
  filterCount,
  largeRulesOf,
  MOST_FILTERS,
  type Split,
  type SplitRule,
  split,
  splitRule,
} from '../../proof';
import { counted, LONGEST_TEXT, type SqlFilter } from '../../rules';
import { colors, print, printJson, withProgress } from '../../terminal';
import { type Line, line } from '../../text';
import { withSource } from '../common/documents';
import { ExitStatus } from '../common/exit-status';
import { filterOfAnySize } from '../prove/given-filter';
import { topicsOf } from '../prove/placed-topics';
import { CONTRACT_OPTION, JSON_OPTION, TOPIC_OPTION, witnessText } from '../prove/proving';
import { aboutText, contractAsked, type OneFilterOptions } from './one-filter';

/** `training-job-scheduler split`: a filter that is too long for the service, as several rules. */
export function splitCommand(): Command {
  const command = new Command('split')
    .description(
      'a filter that is too long for the service as rules that match the same messages together, proved; without a filter, every one that is read and too long',
    )
    .argument('[filter]', 'a filter in SQL, of any length');
  return withSource(command)
    .option(...TOPIC_OPTION)
    .option(...CONTRACT_OPTION)
    .option('--action', 'the rule has an action: several rules would make several copies')
    .option(...JSON_OPTION)
    .action((sql: string | undefined, options: Options) =>
      sql === undefined ? splitAll(options) : splitOne(sql, options),
    );
}

type Options = OneFilterOptions & { readonly action?: boolean };

async function splitOne(sql: string, options: Options): Promise<void> {
  const filter = filterOfAnySize('filter', sql);
  const contract = await contractAsked(options);
  const found = await withProgress('splitting', () => split(filter, contract));
  const copies = found.kind === 'several' && options.action === true;
  if (options.json === true) printJson({ length: filter.sql.length, ...splitJson(found, copies) }, 2);
  else {
    const about = 'assumptions' in found ? [`  ${aboutText(contract, found.assumptions)}`] : [];
    print([...splitLines(filter, found, copies), ...about]);
  }
  if (!isDone(found, copies)) process.exitCode = ExitStatus.Findings;
}

/** Whether the rules do what the filter does. */
function isDone(found: Split, copies: boolean): boolean {
  return found.kind === 'fits' || (['one', 'several'].includes(found.kind) && !copies && !isRisky(found));
}

async function splitAll(options: Options): Promise<void> {
  const topics = await topicsOf(options, options.topic, options.contract);
  const lines: Line[] = [];
  const rules: object[] = [];
  const counts: object[] = [];
  for (const { topic, from } of topics) {
    const splits: SplitRule[] = [];
    for (const large of largeRulesOf(topic)) {
      const done = await withProgress(`splitting ${large.subscription.name}/${large.rule.name}`, () =>
        splitRule(large, contractOf(topic)),
      );
      const { subscription, rule, filter, found } = done;
      const copies = found.kind === 'several' && (done.makesCopies || options.action === true);
      splits.push(done);
      if (!isDone(found, copies)) process.exitCode = ExitStatus.Findings;
      const title = `${topic.label}: ${subscription.name}/${rule.name}`;
      const said = splitLines(filter, found, copies, { isCounted: false });
      lines.push(
        line`${colors.bold(title)} (${from}, ${counted(filter.source.length, 'character')})`,
        ...indented(said),
      );
      rules.push({
        from,
        topic: topic.label,
        subscription: subscription.name,
        rule: rule.name,
        length: filter.source.length,
        ...splitJson(found, copies),
      });
    }
    if (splits.length === 0) continue;
    const filters = filterCount(topic, splits);
    if (filters.isTooMany) process.exitCode = ExitStatus.Findings;
    lines.push(countText(topic.label, filters));
    counts.push({ from, topic: topic.label, ...filters, most: MOST_FILTERS.sql });
  }
  if (options.json === true) printJson({ rules, topics: counts }, 2);
  else print([...lines, ...(rules.length === 0 ? ['No filter is longer or larger than the service takes.'] : [])]);
}

function indented(lines: readonly Line[]): Line[] {
  return lines.map((one) => line`  ${one}`);
}

/** How many filters in SQL a topic has then, beside how many it takes. */
function countText(topic: string, { before, after, isAtLeast, isTooMany }: FilterCount): Line {
  const [was, is, most] = [before, after, MOST_FILTERS.sql].map((one) => one.toLocaleString('en'));
  const more = isAtLeast ? ' or more, since not all of its rules are known' : '';
  const said = `${topic} has ${is} filters in SQL then${more}; now it has ${was}, and a topic takes ${most}`;
  return isTooMany ? line`${colors.red('too many ')} ${said}` : said;
}

/** Whether a rule may fail where another one matches. */
function isRisky(found: Split): boolean {
  return 'failing' in found && found.failing.kind !== 'none';
}

/** @param isCounted whether to say that rules count, where nothing else tells how many the topic has */
function splitLines(filter: SqlFilter, found: Split, copies: boolean, { isCounted } = { isCounted: true }): Line[] {
  switch (found.kind) {
    case 'fits':
      return [`The service takes it as it is: ${filter.sql.length} characters, at most ${LONGEST_TEXT} are allowed.`];
    case 'cannot':
      return [
        line`${colors.red('cannot   ')} ${counted(found.part.length, 'character')} have to be met at once, by one rule, which takes at most ${LONGEST_TEXT}:`,
        `  ${found.part}`,
        'Let the sender set a property that says it; or let a subscription with the first half forward to a topic of which a subscription has the second half.',
      ];
    case 'undecided':
      return [
        line`${colors.yellow('undecided')} whether these ${found.filters.length} rules match the same messages: the prover could not tell in its budget`,
        ...found.filters.map(({ sql }) => `  ${sql}`),
      ];
    case 'differs':
      return [
        line`${colors.yellow('differs  ')} ${found.filters.length} rules match what the filter matches, and more:`,
        ...found.filters.map(({ sql }) => `  ${sql}`),
        'On this message the filter fails before it comes to what matches it, and one of the rules matches it:',
        `  ${witnessText(found.message)}`,
        'A contract that says which types there are (--contract, --topic) may rule it out.',
      ];
    case 'one':
    case 'several':
      return [
        line`${colors.green('proved   ')} ${found.kind === 'one' ? 'one rule matches' : `${found.filters.length} rules match`} the same messages:`,
        ...found.filters.map(({ sql }) => `  ${sql}`),
        ...(found.kind === 'one' ? [] : copiesLines(found.filters.length, copies, isCounted)),
        ...failingLines(found.failing),
      ];
  }
}

function copiesLines(count: number, copies: boolean, isCounted: boolean): string[] {
  const limit = !isCounted
    ? ''
    : ` They count as ${count} of the ${MOST_FILTERS.sql.toLocaleString('en')} SQL filters of a topic.`;
  if (!copies) return [`Without an action they share one copy of each message, as the one rule would make.${limit}`];
  return [
    `With an action each of them makes a copy of its own, and a message that several match comes several times.${limit}`,
    'Let these rules have no action, and the subscription forward to a topic of which a subscription has the rule 1=1 with the action.',
  ];
}

function failingLines(failing: Extract<Split, { failing: unknown }>['failing']): string[] {
  if (failing.kind === 'none') return [];
  if (failing.kind === 'undecided')
    return [`Cannot tell whether one of them fails where the filter does not: ${failing.reason}`];
  return [
    'A rule fails on a message on which the filter does not, since it stops at what decides before:',
    `  ${witnessText(failing.message)}`,
    'Whether the service delivers it by another rule is not documented. A contract that says which types there are (--contract, --topic) may rule it out.',
  ];
}

function splitJson(found: Split, copies: boolean): object {
  return {
    answer: found.kind,
    ...('filters' in found && { filters: found.filters.map(({ sql }) => sql) }),
    ...(found.kind === 'differs' && {
      message: JSON.parse(witnessText(found.message)),
      assumptions: found.assumptions,
    }),
    ...('part' in found && { part: found.part }),
    ...('failing' in found && {
      copies: copies ? 'several' : 'one',
      failing: {
        kind: found.failing.kind,
        ...(found.failing.kind === 'message' && { message: JSON.parse(witnessText(found.failing.message)) }),
        ...(found.failing.kind === 'undecided' && { reason: found.failing.reason }),
      },
      assumptions: found.assumptions,
    }),
  };
}
