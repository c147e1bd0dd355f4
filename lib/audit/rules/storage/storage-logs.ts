import { plainText } from '../../../schema';
import { Reference } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import { mustBeAll } from '../../document/referring';
import type { Subject } from '../../document/subject';
import { compliant, nonCompliant, notApplicable, Unresolved, type Verdict } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { categoriesOf } from '../log-categories';

const ACCOUNT = 'azurerm_storage_account';
const SETTING = 'azurerm_monitor_diagnostic_setting';
const TARGET = 'target_resource_id';
const GROUPS = ['allLogs', 'audit'];

/** A part of a storage account whose requests are logged. */
interface Service {
  /** Its path below the account, in small letters. */
  readonly path: string;
  /** What has to be logged, each of them. */
  readonly requests: readonly string[];
}

const BLOB: Service = { path: '/blobservices/default', requests: ['StorageRead'] };
const QUEUE: Service = {
  path: '/queueservices/default',
  requests: ['StorageRead', 'StorageWrite', 'StorageDelete'],
};

/** Whether somebody can say afterwards who read what lies in a storage account. */
export const storageLogRules: readonly AuditRule[] = [
  auditRule({
    id: 'ST-LOG-001',
    title: 'Who reads blobs is written down',
    severity: 'low',
    rationale: 'Without it nobody can say afterwards which data were taken.',
    remediation:
      'Add azurerm_monitor_diagnostic_setting with target_resource_id = "${account.id}/blobServices/default" and StorageRead.',
    // checkov knows only the older way, azurerm_log_analytics_storage_insights, which needs a key of the account.
    controls: { benchmark: ['LT-3'], others: ['CKV2_AZURE_21'] },
    appliesTo: [ACCOUNT],
    judge(subject, document) {
      if (kindOf(subject) === 'FileStorage') return notApplicable('an account for files alone has no blobs');
      const insights = document.referring('azurerm_log_analytics_storage_insights', 'storage_account_id', subject);
      const old = insights.certain.find((one) => one.has('blob_container_names'));
      if (old !== undefined) return compliant({ argument: '', got: old.address, expected: expectedOf(BLOB) });
      const verdict = judgeService(BLOB, subject, document);
      if (verdict.kind === 'non-compliant') mustBeAll(insights);
      return verdict;
    },
  }),
  auditRule({
    id: 'ST-LOG-002',
    title: 'Who reads, writes and deletes messages of storage queues is written down',
    severity: 'low',
    rationale: 'Without it nobody can say afterwards who took a message, or put one there.',
    remediation:
      'Add azurerm_monitor_diagnostic_setting with target_resource_id = "${account.id}/queueServices/default" and StorageRead, StorageWrite and StorageDelete.',
    // checkov knows only queue_properties.logging, which azurerm 5 does not have.
    controls: { benchmark: ['LT-3'], others: ['CKV_AZURE_33'] },
    appliesTo: [ACCOUNT],
    judge(subject, document) {
      const kind = kindOf(subject);
      if (kind !== 'Storage' && kind !== 'StorageV2') return notApplicable(`an account of kind ${kind} has no queues`);
      const type = 'azurerm_storage_account_queue_properties';
      const separate = document.referring(type, 'storage_account_id', subject);
      const places = [
        [subject, 'queue_properties.logging'] as const,
        ...separate.certain.map((one) => [one, 'logging'] as const),
      ];
      const old = places.find(([one, block]) =>
        ['read', 'write', 'delete'].every((name) => one.raw(`${block}.${name}`) === true),
      );
      if (old !== undefined) return compliant(old[0].observe(old[1], expectedOf(QUEUE)));
      const verdict = judgeService(QUEUE, subject, document);
      if (verdict.kind === 'non-compliant') {
        for (const [one, block] of places)
          for (const name of ['read', 'write', 'delete']) one.literal(`${block}.${name}`);
        mustBeAll(separate);
      }
      return verdict;
    },
  }),
];

function kindOf(subject: Subject): string {
  return plainText(subject.literal('account_kind') ?? 'StorageV2');
}

function expectedOf({ path, requests }: Service): string {
  return `a diagnostic setting at its ${path.slice(1)} with ${requests.join(', ')}, or one of ${GROUPS.join(', ')}`;
}

function judgeService(service: Service, subject: Subject, document: AuditedDocument): Verdict {
  const expected = expectedOf(service);
  const places = document
    .ofType(SETTING)
    .map((setting) => ({ setting, is: isAt(setting, service, subject, document) }));
  const certain = places.filter(({ is }) => is === true).map(({ setting }) => setting);
  const right = certain.find((setting) => logsAll(setting, service) === true);
  if (right !== undefined) return compliant({ argument: '', got: right.address, expected });
  const unclear = certain.find((setting) => logsAll(setting, service) === undefined);
  if (unclear !== undefined) throw new Unresolved(`what ${unclear.address} sends is known to Terraform alone`);
  const open = places.find(({ is }) => is === undefined)?.setting;
  if (open !== undefined)
    throw new Unresolved(`${open.address} may be at a part of it: only Terraform knows its target`);
  const more = document.whyMore(SETTING);
  if (more !== undefined) throw new Unresolved(more);
  const got = certain[0] === undefined ? 'none' : `${certain[0].address} without these`;
  return nonCompliant({ argument: '', got, expected });
}

/** Whether a setting is at a part of an account; `undefined` where only Terraform knows. */
function isAt(setting: Subject, { path }: Service, account: Subject, document: AuditedDocument): boolean | undefined {
  if (setting.resource?.perhaps !== undefined) return undefined;
  const target = setting.raw(TARGET);
  const text = target instanceof Reference ? target.text : plainText(target ?? '');
  const [, address, rest] = /^\$\{([^{}]+)\.id\}(\/.*)?$/.exec(text) ?? [];
  if (address !== undefined && document.subjectOf({ address }) !== undefined) {
    return address === account.address && rest?.toLowerCase() === path;
  }
  if (!(target instanceof Reference)) {
    const { id, name } = account.values;
    if (typeof id === 'string') return text.toLowerCase() === `${id}${path}`.toLowerCase();
    const isPart = text.toLowerCase().endsWith(path);
    const isOther = typeof name === 'string' && !text.toLowerCase().includes(`/storageaccounts/${name.toLowerCase()}/`);
    return isPart && !isOther ? undefined : false;
  }
  const found = document.resolve(setting, TARGET);
  // A plan does not say which part of a resource it is.
  if (found.kind === 'resource') return found.resource.address === account.address ? undefined : false;
  if (found.kind !== 'unknown') return false;
  const mayBeAccount = found.candidates?.some((one) => one.address === account.address) ?? true;
  return mayBeAccount || text.toLowerCase().includes(path) ? undefined : false;
}

/** Whether a setting sends all that is asked for; `undefined` where only Terraform knows. */
function logsAll(setting: Subject, { requests }: Service): boolean | undefined {
  const categories = categoriesOf(setting);
  if (categories.some((one) => GROUPS.includes(plainText(one)))) return true;
  if (requests.every((one) => categories.includes(one))) return true;
  return categories.some((one) => one instanceof Reference) ? undefined : false;
}
