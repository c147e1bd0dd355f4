import { Command } from 'commander';
import { inputName } from '../../files';
import { type Asking, contractOf } from '../../proof';
import {
  type DeployedRule,
  distinct,
  knownAction,
  knownOf,
  type Topic,
  type Topology,
  topologyOf,
  writtenFilter,
} from '../../routing';
import { problemsOfBody } from '../../routing/reading/read-rule';
import { type Diagnostic, MessageContract, type WarningCode } from '../../rules';
import { Progress, print, printJson, withProgress } from '../../terminal';
import { lacksServiceBus, type TerraformResource } from '../../terraform';
import { documentsOf, type SourceOptions, withSource } from '../common/documents';
import { ExitStatus } from '../common/exit-status';
import { reportAssumptions } from '../common/unresolved';
import { SMT_LIB_OPTION, WrittenQuestions } from '../prove/written-questions';
import { Faults } from './answers-or-faults';
import { cheaperRules } from './cheaper';
import { type CheckedClaims, checkClaims } from './check-claims';
import { checkCopies } from './check-copies';
import { checkJobs } from './check-jobs';
import { checkLoops } from './check-loops';
import { checkJson, checkLines, type Finding, findingOf } from './check-report';
import { NO_SETTINGS, settingFindings } from './check-settings';
import { checkTargets } from './check-targets';
import { placed } from './finding-places';
import { mixedTypesWarning } from './mixed-types-warning';
import { nearTwins } from './near-twins';
import { sharedWarning } from './shared-messages-warning';
import { subscriptionsWithoutRule } from './without-rule';

/** `training-job-scheduler check`: is every rule valid, and is any suspicious? */
export function checkCommand(): Command {
  return withSource(new Command('check').description('is every rule valid, and is any suspicious?'))
    .option(...SMT_LIB_OPTION)
    .option('--json', 'for machines: one object with all findings')
    .action(check);
}

interface Options extends SourceOptions {
  readonly json?: boolean;
  readonly smtLib?: string;
}

async function check(source: Options): Promise<void> {
  const questions = WrittenQuestions.in(source.smtLib);
  const asking: Asking = (topic) => questions?.of(topic);
  const documents = await documentsOf(source);
  const topologies = documents.map(topologyOf);
  reportAssumptions(topologies);
  questions?.refuseSecrets(topologies.flatMap(({ topics }) => topics));
  const rules = topologies.flatMap(rulesOf);
  const faults = new Faults();
  const claims = await withProgress('proving claims', () => checkClaims(topologies, faults, asking));
  const contracts = new RuleContracts(topologies);
  const progress = new Progress();
  const ofRules: Finding[] = [];
  for (const [index, rule] of rules.entries()) {
    progress.tell('checking rules', index, rules.length);
    ofRules.push(...(await faults.watch(rule.resource, '', [], () => checkRule(rule, contracts.of(rule)))));
  }
  progress.end();
  const settings = await faults.watch({ file: source.from, address: source.from }, '', NO_SETTINGS, () =>
    settingFindings(documents),
  );
  const found = [
    ...ofRules,
    ...(await checkCopies(topologies, faults, asking)),
    ...claims.findings,
    ...(await withProgress('proving what starts jobs', () => checkJobs(topologies, faults, asking))),
    ...(await checkLoops(topologies, faults, asking)),
    ...(await checkTargets(topologies, documents, faults)),
    ...(await Promise.all(topologies.map((topology) => topicFindings(topology, claims.refuted, faults)))),
    ...settings.findings,
  ].flat();
  const isRefused = new Set(
    rules.filter(({ match }) => match.kind === 'refused').map(({ resource }) => resource.address),
  );
  const unknown = topologies.flatMap(({ unresolved }, index) => {
    const { path: folder, resources = [] } = documents[index] ?? { path: source.from };
    const files = new Map(resources.map(({ address, file }) => [address, file]));
    return unresolved
      .filter(({ address }) => !isRefused.has(address))
      .map((one) => ({ ...one, file: files.get(one.address) ?? folder }));
  });
  const findings = placed(found, documents);
  const notChecked = distinct([...unknown, ...settings.notChecked, ...faults.notChecked]);
  const judged = rules.filter((rule) => contracts.of(rule) !== undefined);
  const cheaper = await cheaperRules(topologies, faults);
  const { withoutTier } = settings;
  const emptyAt = lacksServiceBus(documents) ? inputName(source.from) : undefined;
  const withoutRule = subscriptionsWithoutRule(topologies, documents);
  const looked = { emptyAt, rules, findings, notChecked, judged, claims: claims.answers };
  const checked = { ...looked, withoutTier, cheaper, withoutRule };
  if (source.json === true) printJson(checkJson(checked), 2);
  else print(checkLines(checked));
  if (findings.length + notChecked.length > 0) process.exitCode = ExitStatus.Findings;
}

/** The rules that a document has, those included of which the subscription is not known. */
function rulesOf({ topics, unplacedRules }: Topology): DeployedRule[] {
  const placed = topics.flatMap(({ subscriptions }) => knownOf(subscriptions).flatMap(({ rules }) => knownOf(rules)));
  return [...placed, ...unplacedRules].filter(({ isDefault }) => !isDefault);
}

function checkRule(rule: DeployedRule, contract: MessageContract | undefined): Finding[] {
  const isMeant = ({ severity, code }: Diagnostic) => severity === 'warning' && Object.hasOwn(rule.acknowledged, code);
  const body = problemsOfBody(rule.resource);
  const parts = [['filter', writtenFilter(rule)] as const, ['action', knownAction(rule)] as const];
  return [
    ...body
      // What a filter says of itself is told once.
      .filter(
        ({ argument, diagnostic }) =>
          !isMeant(diagnostic) &&
          !(argument === 'sql_filter' && diagnostic.code === 'bytes') &&
          !(argument === 'correlation_filter' && writtenFilter(rule) !== undefined),
      )
      .map(({ argument, diagnostic }) =>
        findingOf(rule, argument, diagnostic, `${diagnostic.message} (${diagnostic.code})`),
      ),
    ...parts.flatMap(([argument, part]) =>
      (part?.diagnostics(contract) ?? [])
        .filter((diagnostic) => !isMeant(diagnostic))
        .map((diagnostic) => findingOf(rule, argument, diagnostic, part?.describe(diagnostic) ?? diagnostic.message)),
    ),
  ];
}

/** The contracts that rules are judged by: those of their topics, where the document has one that can be read. */
class RuleContracts {
  private readonly byRule = new Map<TerraformResource, MessageContract>();

  constructor(topologies: readonly Topology[]) {
    for (const topic of topologies.flatMap(({ topics }) => topics)) {
      const json = contractOf(topic);
      const contract = json && MessageContract.fromJson(json);
      if (contract === undefined) continue;
      for (const { rules } of knownOf(topic.subscriptions))
        for (const { resource } of knownOf(rules)) this.byRule.set(resource, contract);
    }
  }

  of({ resource }: DeployedRule): MessageContract | undefined {
    return this.byRule.get(resource);
  }
}

/** Properties that are most likely misspelt, each at its rule. */
function twinsOf(topic: Topic): Finding[] {
  return nearTwins(topic).map(({ rule, message }) => {
    const diagnostic: Diagnostic = { severity: 'warning', code: 'near-miss', message };
    return findingOf(rule, 'filter', diagnostic, `${message} (near-miss)`);
  });
}

/** What rules of a topic do together: subscriptions that want the same messages, properties of several types. */
async function topicFindings(
  { path: file, topics }: Topology,
  refuted: CheckedClaims['refuted'],
  faults: Faults,
): Promise<Finding[]> {
  const found = topics.flatMap((topic) => {
    const { address } = topic;
    const warning = (code: WarningCode, argument: 'subscriptions' | 'rules', find: () => string | undefined) =>
      faults.watch<Finding[]>({ file, address }, argument, [], () => {
        const message = find();
        if (message === undefined) return [];
        const diagnostic: Diagnostic = { severity: 'warning', code, message };
        return [{ file, address, argument, diagnostic, text: `${message} (${code})` }];
      });
    return [
      warning('shared-messages', 'subscriptions', () => sharedWarning(topic, refuted.get(topic) ?? [])),
      warning('mixed-types', 'rules', () => mixedTypesWarning(topic)),
      faults.watch<Finding[]>({ file, address }, 'rules', [], () =>
        contractOf(topic) === undefined ? twinsOf(topic) : [],
      ),
    ];
  });
  return (await Promise.all(found)).flat();
}
