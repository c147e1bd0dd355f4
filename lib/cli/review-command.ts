import { Command, InvalidArgumentError, Option } from 'commander';
import { inputName, isStandardInput, kindOf, parseJson, readText } from '../files';
import {
  acknowledge,
  acknowledgementsFromJson,
  changeOfSources,
  closedGates,
  type GateAcknowledgement,
  reviewChange,
  reviewJson,
  reviewMarkdown,
  unknownsOf,
} from '../proof/review';
import { knownOf, type Topic, topologyOf } from '../routing';
import { type DeliveryClaim, meantOrKnown } from '../rules';
import { evaluationOf, isTerraformFile, readSource } from '../sources';
import { printJson, printMarkdown, withProgress } from '../terminal';
import { type DocumentChange, lacksServiceBus, onlyDocument, planChangeOf, readPlanChange } from '../terraform';
import { markdownCode } from '../text';
import { variablesOf, withParameters } from './common/documents';
import { ExitStatus, UsageError } from './common/exit-status';
import { listedNames } from './common/listed-names';
import { hideSecretsOf } from './common/sensitive-output';
import { describedBy } from './prove/placed-topics';
import { CONTRACT_OPTION, JSON_OPTION } from './prove/proving';
import { SMT_LIB_OPTION, WrittenQuestions } from './prove/written-questions';

interface Options {
  readonly contract?: string;
  readonly acknowledgements?: string;
  readonly exactlyOnce?: readonly (readonly string[])[];
  readonly json?: boolean;
  readonly smtLib?: string;
  readonly parameters?: string;
  readonly terraform?: string;
  readonly var?: readonly string[];
  readonly varFile?: readonly string[];
}

/** `training-job-scheduler review`: what does this plan change for messages, for access, for cost of failure? */
export function reviewCommand(): Command {
  const command = new Command('review')
    .description('what does a plan change for messages, for access, for what is waiting? a comment for a pull request')
    .argument(
      '<plan>',
      'a plan from terraform show -json, - for standard input; or, with a second one, the configuration before',
    )
    .argument('[after]', 'the configuration after: a cdk.tf.json, the folder of one stack, or what else is read')
    .option(
      '--terraform <folder>',
      'the folder of *.tf that the plan was made of: what of a first plan belongs together is asked of Terraform there',
    );
  return withParameters(command)
    .option(...CONTRACT_OPTION)
    .option(
      '--acknowledgements <file>',
      'JSON: a list of {"gate", "subject", "reason"} for gates that are meant to be passed',
    )
    .addOption(
      new Option(
        '--exactly-once <subscriptions>',
        'a group, with commas between: a message that newly reaches two of them is a gate; more than one group can be given',
      ).argParser((names: string, groups: readonly (readonly string[])[] = []) => [...groups, groupOf(names)]),
    )
    .option(...SMT_LIB_OPTION)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
The gates:
  lost-coverage    messages that reached somebody reach nobody
  new-overlap      a message comes twice where exactly once is claimed
  replacement      a topic or namespace is replaced or deleted, with everything that waits in it
  invalid-rule     Azure would refuse a rule
  refused-setting  Azure would refuse a setting: a lock of ten minutes, a topic in a namespace of Basic
  message-loss     messages are lost by other means than filters: a queue or subscription that goes, a forward target that
                   goes or takes nothing, a loop, a disabled entity, a shorter life, dead-lettering that is turned off
One that is meant is acknowledged in --acknowledgements, under its code (with --json: "code") and the topic,
subscription or address that it is told of ("subject"):
  [{"gate": "lost-coverage", "subject": "jobs", "reason": "drift is looked at elsewhere from now on, ticket 4711"}]`,
    )
    .action(review);
}

async function review(plan: string, after: string | undefined, options: Options): Promise<void> {
  const questions = WrittenQuestions.in(options.smtLib);
  const acknowledged = options.acknowledgements === undefined ? [] : acknowledgementsIn(options.acknowledgements);
  const change = await changeIn(plan, after, options);
  const groups = options.exactlyOnce ?? [];
  const describe = await describing(options.contract, groups, change);
  // What is refused is said before anything is asked.
  for (const side of [change.before, change.after]) questions?.refuseSecrets(topologyOf(side).topics);
  const found = await withProgress('comparing', () => reviewChange(change, describe, (topic) => questions?.of(topic)));
  const reviewed = acknowledge(found, acknowledged);
  const isEmpty = lacksServiceBus([change.before, change.after]);
  if (options.json === true) printJson({ ...reviewJson(reviewed), hasServiceBus: !isEmpty }, 2);
  else
    printMarkdown(`${reviewMarkdown(reviewed, options.terraform !== undefined)}${isEmpty ? absence(plan, after) : ''}`);
  if (closedGates(reviewed).length + unknownsOf(reviewed).length > 0) process.exitCode = ExitStatus.Findings;
}

/** That there is nothing of Service Bus to be reviewed: then somebody may have named the wrong file. */
function absence(plan: string, after: string | undefined): string {
  const named = [plan, ...(after === undefined ? [] : [after])].map((path) => markdownCode(inputName(path)));
  return `\nℹ️ Nothing of Service Bus in ${named.join(' and ')}, before or after: was that the one to review?\n`;
}

/** One name alone is no group: whatever was claimed of it would be true. */
function groupOf(text: string): string[] {
  const names = [...new Set(listedNames(text))];
  if (names.length < 2) throw new InvalidArgumentError('two names at least are expected, with commas between');
  return names;
}

/** Gives topics their contract and claims, and the groups that were named. */
async function describing(
  contract: string | undefined,
  groups: readonly (readonly string[])[],
  { after }: DocumentChange,
): Promise<(topic: Topic) => Topic> {
  const known = new Set(
    topologyOf(after).topics.flatMap(({ subscriptions }) => knownOf(subscriptions).map(({ name }) => name)),
  );
  const missing = groups.flat().find((name) => !known.has(name));
  if (missing !== undefined) {
    throw new UsageError(`--exactly-once: there is no subscription ${missing}; ${meantOrKnown(missing, known)}`);
  }
  const describe = contract === undefined ? (topic: Topic) => topic : await describedBy(contract);
  return (topic) => {
    const described = describe(topic);
    return { ...described, claims: [...described.claims, ...groups.flatMap((group) => groupClaims(topic, group))] };
  };
}

/** That no message reaches two of a group; one that reaches none any more is told in any case. */
function groupClaims(topic: Topic, group: readonly string[]): DeliveryClaim[] {
  const subscriptions = group.filter((name) =>
    knownOf(topic.subscriptions).some((subscription) => subscription.name === name),
  );
  const name = `${group.join(', ')}: each message reaches one of them at most`;
  return subscriptions.length < 2 ? [] : [{ kind: 'never-overlap', name, subscriptions }];
}

async function changeIn(plan: string, after: string | undefined, options: Options): Promise<DocumentChange> {
  if (after === undefined && options.parameters !== undefined)
    throw new UsageError('--parameters is for an ARM template that is after, and there is one argument');
  if (after !== undefined && options.terraform !== undefined)
    throw new UsageError('--terraform is for a plan, and there are two configurations');
  const change = after === undefined ? await changeOf(plan, options) : await changeBetween(plan, after, options);
  hideSecretsOf([change.before, change.after]);
  return change;
}

const HOW_TO_REVIEW =
  'review <before> <after>, each a folder or a file; or give a plan: terraform plan -out=plan && terraform show -json plan > plan.json';

async function changeOf(plan: string, options: Options): Promise<DocumentChange> {
  if (!isStandardInput(plan) && (kindOf(plan) === 'folder' || isTerraformFile(plan)))
    throw new UsageError(`${plan}: one configuration, and a review compares two: ${HOW_TO_REVIEW}`);
  const { terraform: folder } = options;
  if (folder === undefined) return readPlanChange(plan);
  const [path, text] = [inputName(plan), readText(plan)];
  const evaluation = await withProgress(`reading ${folder}`, () =>
    evaluationOf(folder, path, text, variablesOf(options)),
  );
  return planChangeOf(path, text, evaluation);
}

async function changeBetween(before: string, after: string, options: Options): Promise<DocumentChange> {
  const variables = variablesOf(options);
  const read = (path: string, given?: string) =>
    withProgress(`reading ${path}`, (progress) =>
      readSource(path, { parameters: given, variables, tell: (what, done, total) => progress.tell(what, done, total) }),
    );
  const [one, other] = [await read(before), await read(after, options.parameters)];
  return changeOfSources(onlyDocument(before, one), onlyDocument(after, other));
}

function acknowledgementsIn(file: string): GateAcknowledgement[] {
  const text = readText(file);
  try {
    return acknowledgementsFromJson(parseJson(text));
  } catch (error) {
    const { message } = error as Error;
    const why =
      error instanceof SyntaxError ? 'not JSON; a list of {"gate", "subject", "reason"} is expected' : message;
    throw new UsageError(`${inputName(file)}: ${why}`);
  }
}
