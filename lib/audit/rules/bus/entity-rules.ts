import { plainText } from '../../../schema';
import type { TerraformResource } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import { mustBeAll } from '../../document/referring';
import { Remembered } from '../../document/remembered';
import { withoutSecrets } from '../../document/secret-texts';
import type { Subject } from '../../document/subject';
import { compliant, nonCompliant, notApplicable, Unresolved, type Verdict } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { literalRule } from '../literal-rule';

const SUBSCRIPTION = 'azurerm_servicebus_subscription';
const QUEUE = 'azurerm_servicebus_queue';
/** What azurerm sends for "never": the longest .NET TimeSpan. */
const NEVER = 'P10675199DT2H48M5.4775807S';

/** What no scanner looks at: where messages are lost without a word. */
export const entityRules: readonly AuditRule[] = [
  auditRule({
    id: 'SB-RULE-001',
    title: 'Every subscription has a rule',
    severity: 'high',
    rationale: "Without one it receives nothing, for ever, or, while Azure's own $Default is there, every message.",
    remediation: 'Add azurerm_servicebus_subscription_rule; sql_filter "1=1" where every message is meant.',
    appliesTo: [SUBSCRIPTION],
    judge(subject, document) {
      const rules = document.referring('azurerm_servicebus_subscription_rule', 'subscription_id', subject);
      const expected = 'at least one rule';
      if (rules.certain.length > 0) {
        return compliant({ argument: '', got: rules.certain.map(({ address }) => address).join(', '), expected });
      }
      mustBeAll(rules);
      return nonCompliant({ argument: '', got: 'none', expected });
    },
  }),
  auditRule({
    id: 'SB-RULE-002',
    title: "No rule has a name of Azure's own",
    severity: 'high',
    rationale: 'A rule named $Default is gone after the deployment that reports success, and nothing is delivered.',
    remediation: 'Give the rule a name that does not start with "$".',
    waivable: false,
    appliesTo: ['azurerm_servicebus_subscription_rule'],
    judge(subject, { source }) {
      if (source.listsAll !== undefined) return notApplicable('it is there: it was listed with what is deployed');
      const observed = subject.observe('name', 'a name that does not start with "$"');
      return plainText(subject.literal('name')).startsWith('$') ? nonCompliant(observed) : compliant(observed);
    },
  }),
  auditRule({
    id: 'SB-DLQ-001',
    title: 'What expires is kept in the dead-letter queue',
    severity: 'medium',
    rationale: 'Otherwise a message that nobody took in time is gone, and so is the job that it should have started.',
    remediation: 'Set dead_lettering_on_message_expiration = true.',
    appliesTo: [SUBSCRIPTION, QUEUE],
    judge: judgeExpiration,
  }),
  literalRule({
    id: 'SB-DLQ-002',
    title: 'What makes a filter fail is kept in the dead-letter queue',
    severity: 'medium',
    rationale: 'Otherwise a message with text where a rule compares a number is gone without a trace.',
    remediation: 'Set dead_lettering_on_filter_evaluation_error = true.',
    appliesTo: [SUBSCRIPTION],
    argument: 'dead_lettering_on_filter_evaluation_error',
    allowed: [true],
    unset: 'true',
    unsetPasses: true,
  }),
];

function judgeExpiration(subject: Subject, document: AuditedDocument): Verdict {
  const isKept = () => subject.literal('dead_lettering_on_message_expiration') === true;
  const observed = subject.observe('dead_lettering_on_message_expiration', 'true, since messages expire');
  if (expires(subject) || topicExpires(subject, document))
    return isKept() ? compliant(observed) : nonCompliant(observed);
  return notApplicable('messages never expire: default_message_ttl is not set');
}

/** Whether the topic of a subscription makes its messages expire. @throws Unresolved where nothing tells */
function topicExpires(subject: Subject, document: AuditedDocument): boolean {
  if (subject.type !== SUBSCRIPTION) return false;
  const found = document.resolve(subject, 'topic_id');
  if (found.kind === 'absent') return false;
  const all = found.kind === 'resource' ? [found.resource] : found.kind === 'unknown' ? found.candidates : undefined;
  const isCertain = all && allExpire.of(all, document);
  if (isCertain !== undefined) return isCertain;
  throw new Unresolved(
    found.kind === 'unknown'
      ? `its topic says how long messages live, and topic_id is known to Terraform alone: ${withoutSecrets(found.why)}`
      : 'its topic says how long messages live, and this document does not make it',
  );
}

/** Whether the messages of topics expire, where all say the same: then it does not matter which it is. @throws Unresolved */
const allExpire = new Remembered((all: readonly TerraformResource[], document) => {
  const topics = all.flatMap((one) => (one.mode === 'managed' ? (document.subjectOf(one) ?? []) : []));
  const [first, ...others] = topics.length === all.length ? topics.map(expires) : [];
  return others.every((other) => other === first) ? first : undefined;
});

/** Whether messages of a topic, queue or subscription expire. @throws Unresolved */
function expires(subject: Subject): boolean {
  const ttl = subject.literal('default_message_ttl');
  return ttl !== undefined && ttl !== null && ttl !== NEVER;
}
