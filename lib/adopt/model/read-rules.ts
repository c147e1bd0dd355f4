import { type DeployedRule, knownOf, missingOf, type Subscription, unresolvedText } from '../../routing';
import { predicateOf } from '../../rules';
import type { AdoptedRule, Note } from './adopted';
import { isUsableName, RULE_NAME } from './usable-names';

/** The rules of a subscription that can be written, and what is to be known of the others. */
export interface ReadRules {
  readonly rules: readonly AdoptedRule[];
  readonly notes: readonly Note[];
}

/** Azure's own rule, which is made with every subscription. */
const DEFAULT = '$default';

/** Reads the rules of a subscription. @param subject what people call the subscription */
export function readRules({ rules: listed }: Subscription, subject: string): ReadRules {
  const rules: AdoptedRule[] = [];
  const notes: Note[] = missingOf(listed).map((missing) => ({
    kind: 'unknown',
    subject,
    text: `it may have further rules, which are not written: ${unresolvedText(missing)}`,
  }));
  const taken = new Set(knownOf(listed).map(({ name }) => name.toLowerCase()));
  for (const rule of knownOf(listed)) {
    const read = readRule(rule, `${subject}/${rule.name}`, taken);
    if ('left' in read) notes.push(read.left);
    else {
      rules.push(read.rule);
      notes.push(...read.notes);
    }
  }
  return { rules, notes };
}

type ReadRule = { readonly left: Note } | { readonly rule: AdoptedRule; readonly notes: readonly Note[] };

function readRule(rule: DeployedRule, subject: string, taken: ReadonlySet<string>): ReadRule {
  const left = (kind: Note['kind'], text: string): ReadRule => ({ left: { kind, subject, text } });
  const { match, action, resource } = rule;
  if (rule.isSensitive)
    return left('left-out', 'its filter or action is marked as sensitive, and does not belong into code');
  if (match.kind === 'part')
    return left('unknown', `its filter is not known: ${match.unresolved.map(unresolvedText).join('; ')}`);
  if (match.kind === 'refused') return left('left-out', `Azure refuses it: ${match.unresolved.problem}`);
  if (action.kind === 'unknown')
    return left('unknown', `its action is not known: ${unresolvedText(action.unresolved)}`);
  const { filter } = match;
  for (const part of [filter, action.value]) {
    const [mistake] = (part?.diagnostics() ?? []).filter(({ severity }) => severity === 'error');
    if (mistake !== undefined) return left('left-out', `synth refuses it: ${mistake.message}`);
  }
  if (filter.kind === 'correlation' && Object.hasOwn(filter.conditions.properties ?? {}, '__proto__'))
    return left(
      'left-out',
      'it asks for a property that is called __proto__, which an object of JavaScript cannot have',
    );
  const isThere = resource.presence !== 'created';
  const common = { address: resource.address, filter, action: action.value, isThere, acknowledged: rule.acknowledged };
  if (rule.name.toLowerCase() === DEFAULT) {
    const name = freeName(isEverything(rule) ? 'all' : 'default', taken);
    const text = `it is Azure's own rule, which Terraform cannot keep; the code has it as "${name}", which Terraform makes, and Azure takes $Default away with the first rule that is made so`;
    return { rule: { ...common, name, isNewName: true }, notes: [{ kind: 'stricter', subject, text }] };
  }
  if (!isUsableName(rule.name, RULE_NAME))
    return left('left-out', `the constructs do not take its name: ${RULE_NAME.allowed}`);
  return { rule: { ...common, name: rule.name, isNewName: false }, notes: [] };
}

function isEverything({ match }: DeployedRule): boolean {
  const predicate = match.kind === 'known' ? predicateOf(match.filter) : undefined;
  if (predicate?.kind !== 'comparison') return false;
  const { left, operator, right } = predicate;
  return operator === '=' && left.kind === 'literal' && right.kind === 'literal' && left.value === right.value;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  return name;
}
