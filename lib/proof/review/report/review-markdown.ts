import { sentJson } from '../../../routing';
import { counted, type Message } from '../../../rules';
import { SENSITIVE } from '../../../terraform';
import { PLAN_SILENT } from '../../../terraform/plan/plan-trace';
import {
  markdownCell,
  markdownCode,
  markdownSentence,
  markdownText,
  shortened,
  withinComment,
  withoutCommands,
} from '../../../text';
import { isOfWholeNumbers } from '../../messages/inferred-space';
import { isLossOrDouble, isQuiet } from '../remarks/harm';
import { HIDDEN_MESSAGE } from '../remarks/hidden-message';
import {
  type DestinationRow,
  isUnmovedBy,
  type Remark,
  type Review,
  type RuleChange,
  remarksOf,
  unknownsOf,
} from '../remarks/review';
import { closedGates } from './gates';

/** So many lines of a kind are shown; the rest stands in the JSON. A comment stays below some sixty lines. */
const MOST_REMARKS = 14;
const MOST_ROWS = 14;
const MOST_RULES = 10;
/** A sentence or a filter that is longer than this is of no use to anybody in a comment. */
const LONGEST_TEXT = 400;
/** Names, addresses and messages are there to be copied: nothing that Azure or Terraform takes is longer. */
const LONGEST_NAME = 1000;

/** What answers what a plan alone does not say. */
const FOLDER_TELLS =
  '❔ The plan leaves open what belongs together. The folder of `*.tf` that it was made of tells: give it with `--terraform <folder>`.';

/**
 * A review as a comment on a pull request: one line where nothing changes for messages.
 *
 * @param hasFolder whether the folder was asked that the plan was made of
 */
export function reviewMarkdown(review: Review, hasFolder = false): string {
  const remarks = remarksOf(review);
  const rows = review.topics.flatMap((topic) => topic.rows);
  const rules = review.topics.flatMap((topic) => topic.rules.map((rule) => ({ ...rule, topic: topic.topic })));
  if (!review.hasChanges && remarks.length === 0 && rows.length + rules.length === 0) {
    return '**No message changes destination**: nothing of Service Bus changes.\n';
  }
  const lines = [headline(review, rules.length)];
  if (remarks.length > 0) lines.push('', ...limited(grouped(remarks).map(remarkLine), MOST_REMARKS, '- '));
  if (!hasFolder && unknownsOf(review).some(({ text }) => text.includes(PLAN_SILENT))) lines.push('', FOLDER_TELLS);
  if (rows.length > 0) lines.push('', ...rowTable(rows));
  if (rules.length > 0) lines.push('', ...folded(counted(rules.length, 'changed rule'), ruleLines(rules)));
  const assumed = assumptionLines(review);
  if (assumed.length > 0) lines.push('', ...assumed);
  // A file of it may be printed by a pipeline.
  return withoutCommands(`${withinComment(lines, 'see `--json`').join('\n')}\n`);
}

function headline(review: Review, changedRules: number): string {
  const closed = closedGates(review);
  const moved = destinations(review, changedRules);
  if (closed.length === 0) return moved;
  const gates = [...new Set(closed.map(({ gate }) => gate))].map((gate) => `\`${gate}\``).join(', ');
  return `**Stopped by ${gates}**: mend it, or acknowledge it with a reason. ${moved}`;
}

/** Whether messages change destination, with what makes that uncertain: nothing certain stands beside what is not known. */
function destinations(review: Review, changedRules: number): string {
  const isUnmoved = isUnmovedBy(review);
  const unknown = unknownParts(review);
  if (isUnmoved === undefined) return `**Cannot tell whether messages change destination**: ${unknown}.`;
  if (!isUnmoved) {
    const more = unknownsOf(review).length === 0 ? '' : ` And **cannot tell everything**: ${unknown}.`;
    return `**Messages change destination.**${more}`;
  }
  const why =
    changedRules === 0
      ? 'no rule changes'
      : `${counted(changedRules, 'changed rule')}, proved for all messages${assumedOf(review)}`;
  const access = unknownsOf(review).length === 0 ? '' : ` **Cannot tell who may come**: ${unknown}.`;
  // Rules leave messages where they are, and something else does not.
  const isOtherwise = remarksOf(review).some((remark) => isLossOrDouble(remark) && remark.unknown === undefined);
  const lead = isOtherwise
    ? '**Messages are lost or come twice, though no rule sends them elsewhere**'
    : '**No message changes destination**';
  return `${lead}: ${why}.${access}`;
}

/**
 * For which messages something is proved, where that is not all. Whole numbers are named here, and not only below: for 5.5
 * `a > 5` and `a >= 6` are not the same, and where no contract says it nobody knows that none is sent.
 */
function assumedOf({ assumptions, topics }: Review): string {
  const ofTopics = topics.flatMap((topic) => topic.assumptions);
  const whole = topics
    .filter(({ rules }) => rules.length > 0)
    .flatMap((topic) => topic.assumptions.filter(isOfWholeNumbers));
  if (whole.length > 0)
    return `, as long as ${sentence([...new Set(whole)].join(', and '))}; the rest is assumed below`;
  return assumptions.length + ofTopics.length > 0 ? ' that are as assumed below' : '';
}

/** So many parts that are not known stand in the first line. */
const MOST_PARTS = 3;

function unknownParts(review: Review): string {
  const subjects = [...new Set(unknownsOf(review).map(({ subject }) => subject))];
  const open = review.topics.filter(({ isUnmoved }) => isUnmoved === undefined).map(({ topic }) => topic);
  const parts = subjects.length > 0 ? subjects : open;
  const shown = parts.slice(0, MOST_PARTS).map(nameCode).join(', ');
  const more = parts.length > MOST_PARTS ? ` and ${parts.length - MOST_PARTS} more` : '';
  return `it depends on ${shown}${more}, see below`;
}

const MARKS = { closed: '🛑', open: '☑️', unknown: '❔', quiet: 'ℹ️', other: '⚠️' } as const;

/** A remark that holds of several subjects in the same words. */
type SharedRemark = Remark & { readonly subjects: readonly string[] };

/** One line for what is said of several subjects in the same words, where the first of them stands. */
function grouped(remarks: readonly Remark[]): SharedRemark[] {
  const groups = new Map<string, Remark[]>();
  for (const remark of remarks) {
    const { subject: _, message, ...said } = remark;
    // An example is of one subject alone.
    // What is not shown of it tells no two apart.
    const key = message === undefined ? JSON.stringify({ ...said, text: sentence(said.text) }) : `${groups.size}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [remark]);
    else group.push(remark);
  }
  return [...groups.values()].map((group) => ({
    ...(group[0] as Remark),
    subjects: [...new Set(group.map(({ subject }) => subject))],
  }));
}

/** So many subjects of one remark are named. */
const MOST_SUBJECTS = 3;

function remarkLine(remark: SharedRemark): string {
  const { subjects, text, message, acknowledged } = remark;
  const named = subjects.slice(0, MOST_SUBJECTS).map(nameCode).join(', ');
  const more = subjects.length > MOST_SUBJECTS ? ` and ${subjects.length - MOST_SUBJECTS} more` : '';
  const example = message === undefined ? '' : `, for example ${jsonCode(message)}`;
  const reason =
    acknowledged === undefined ? '' : ` (acknowledged: ${markdownText(shortened(acknowledged, LONGEST_TEXT))})`;
  // The name is the subject of most sentences, and not of one about several, or of what cannot be told of it.
  const isApart = subjects.length > 1 || text.startsWith('cannot tell ');
  return `${MARKS[markOf(remark)]} ${named}${more}${isApart ? ':' : ''} ${sentence(text)}${example}${reason}`;
}

function markOf(remark: Remark): keyof typeof MARKS {
  const { gate, acknowledged, unknown } = remark;
  if (gate !== undefined) return acknowledged === undefined ? 'closed' : 'open';
  if (unknown === true) return 'unknown';
  return isQuiet(remark) ? 'quiet' : 'other';
}

function rowTable(rows: readonly DestinationRow[]): string[] {
  const shown = rows.slice(0, MOST_ROWS);
  const hidden = rows.length - shown.length;
  return [
    '| messages | end at | | for example |',
    '|---|---|---|---|',
    ...shown.map(
      (row) =>
        `| ${[nameCode(row.kind), nameCode(row.end), signs(row), examplesOf(row)].map(markdownCell).join(' | ')} |`,
    ),
    ...(hidden > 0 ? [`| and ${hidden} more, see \`--json\` | | | |`] : []),
  ];
}

function signs({ gained, lost, kept }: DestinationRow): string {
  return [gained && '**+ gained**', lost && '**− lost**', kept === null ? '? others' : kept && '= others kept']
    .filter(Boolean)
    .join(', ');
}

function examplesOf({ gained, lost }: DestinationRow): string {
  const parts = [gained && `+ ${jsonCode(gained)}`, lost && `− ${jsonCode(lost)}`];
  return parts.filter(Boolean).join(' ');
}

const VERDICTS: Readonly<Record<RuleChange['verdict'], string>> = {
  equivalent: 'equivalent: matches the same messages',
  widened: 'widened: matches more',
  narrowed: 'narrowed: matches fewer',
  moved: 'moved: matches some others, and some no longer',
  disjoint: 'disjoint: matches only others',
  undecided: 'not decided',
  added: 'new',
  removed: 'removed',
  unknown: 'cannot be compared, since something of it is not known',
  invalid: 'not compared, since Azure would refuse one of the two',
};

function ruleLines(rules: readonly (RuleChange & { readonly topic: string })[]): string[] {
  const lines = rules.map(({ topic, subscription, rule, verdict, before, after }) => {
    const texts = [before && `before ${filterCode(before)}`, after && `after ${filterCode(after)}`]
      .filter(Boolean)
      .join('<br>');
    return `${nameCode(`${topic}/${subscription}/${rule}`)} ${VERDICTS[verdict]}<br>${texts}`;
  });
  return limited(lines, MOST_RULES, '- ');
}

function assumptionLines({ topics, assumptions: general }: Review): string[] {
  const ofTopics = topics.flatMap(({ topic, assumptions, hasContract }) => {
    if (assumptions.length === 0) return [];
    const other = hasContract ? '' : '; any of them may be missing, none is null';
    return [`${nameCode(topic)}${hasContract ? '' : ' has no contract'}: ${sentence(assumptions.join('; '))}${other}`];
  });
  const lines = [...general.map(sentence), ...ofTopics];
  return lines.length === 0 ? [] : folded('Assumed', limited(lines, 5, '- '));
}

/** Lines under a heading that opens on a click; GitHub wants an empty line before Markdown in there. */
function folded(summary: string, lines: readonly string[]): string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

function limited(lines: readonly string[], most: number, bullet: string): string[] {
  const shown = lines.slice(0, most).map((line) => `${bullet}${line}`);
  return lines.length > most ? [...shown, `${bullet}and ${lines.length - most} more, see \`--json\``] : shown;
}

function jsonCode(message: Message): string {
  if (message === HIDDEN_MESSAGE) return SENSITIVE;
  return nameCode(JSON.stringify(sentJson(message)));
}

function nameCode(text: string): string {
  return markdownCode(shortened(text, LONGEST_NAME));
}

function filterCode(sql: string): string {
  return markdownCode(shortened(sql, LONGEST_TEXT));
}

function sentence(text: string): string {
  return markdownSentence(text, LONGEST_TEXT);
}
