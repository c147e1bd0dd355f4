import { changeOfSources, type Review, reviewChange } from '../../lib/proof/review';
import { parseDocument, type TerraformDocument } from '../../lib/terraform';
import { jsonOf } from './review-said';
import { NAMESPACE_ID, type PlannedChange, reviewOfPlan, type Values } from './small-plans';

/**
 * Arguments of topics, subscriptions, rules and queues by their names: `jobs` is a topic, `jobs/gpu` a subscription of it,
 * `jobs/gpu/r` a rule of that, of which a text is the filter; `=approval` is a queue.
 */
export type System = Readonly<Record<string, Values | string>>;

const PARENTS = ['namespace_id', 'topic_id', 'subscription_id'] as const;
const TYPES = ['topic', 'subscription', 'subscription_rule'] as const;

interface Part {
  readonly type: string;
  /** As Terraform calls it. */
  readonly label: string;
  readonly parent: (typeof PARENTS)[number];
  readonly above: string;
  readonly values: Values;
}

function partsOf(system: System): Part[] {
  return Object.entries(system).map(([key, given]) => {
    const names = key.replace(/^=/, '').split('/');
    const depth = names.length - 1;
    const values = typeof given === 'string' ? { sql_filter: given } : given;
    return {
      type: `azurerm_servicebus_${key.startsWith('=') ? 'queue' : TYPES[depth]}`,
      label: names.join('_'),
      parent: PARENTS[depth]!,
      above: names.slice(0, -1).join('_'),
      values: {
        name: names.at(-1),
        ...(depth === 1 && { max_delivery_count: 10 }),
        ...(depth === 2 && { filter_type: 'correlation_filter' in values ? 'CorrelationFilter' : 'SqlFilter' }),
        ...values,
      },
    };
  });
}

/** A configuration of a system. */
export function configurationWith(system: System): TerraformDocument {
  const resource: Record<string, Record<string, Values>> = {};
  for (const { type, label, parent, above, values } of partsOf(system)) {
    const to = `azurerm_servicebus_${parent.replace(/_id$/, '')}.${above}`;
    resource[type] ??= {};
    resource[type][label] = { [parent]: above === '' ? 'n' : `\${${to}.id}`, ...values };
  }
  return parseDocument('cdk.tf.json', JSON.stringify({ resource }));
}

/** The review of the step from one configuration to another. */
export function reviewOfStep(before: System, after: System): Promise<Review> {
  return reviewChange(changeOfSources(configurationWith(before), configurationWith(after)));
}

/** The changes of a plan from one system to another; what is `${…}` afterwards is known only after apply. */
export function plannedStep(before: System, after: System): PlannedChange[] {
  const sides = [before, after].map((system) => new Map(partsOf(system).map((part) => [addressOf(part), part])));
  const [old, now] = sides as [Map<string, Part>, Map<string, Part>];
  return [...new Set([...old.keys(), ...now.keys()])].map((address) => {
    const [was, is] = [old.get(address), now.get(address)];
    const [from, to] = [was && withIds(was), is && withIds(is)];
    const open = Object.entries(to ?? {}).filter(([, value]) => /^\$\{.*\}$/.test(String(value)));
    const known =
      to && Object.fromEntries(Object.entries(to).filter(([name]) => !open.some(([other]) => other === name)));
    return {
      address,
      ...(JSON.stringify(from) === JSON.stringify(to) && { actions: ['no-op'] }),
      before: from ?? null,
      after: known ?? null,
      unknown: Object.fromEntries(open.map(([name, value]) => [name, referencesOf(String(value).slice(2, -1))])),
    };
  });
}

/** The review of a plan from one system to another. */
export function reviewOfPlannedStep(before: System, after: System): Promise<Review> {
  return reviewOfPlan(plannedStep(before, after));
}

/** As plans have it: the argument of a resource, and the resource. */
function referencesOf(expression: string): string[] {
  const resource = /^azurerm_\w+\.\w+(?=\.)/.exec(expression)?.[0];
  return resource === undefined ? [expression] : [expression, resource];
}

const addressOf = ({ type, label }: Part) => `${type}.${label}`;

const SEGMENTS = [['topics'], ['topics', 'subscriptions'], ['topics', 'subscriptions', 'rules']];

function withIds({ type, label, parent, values }: Part): Values {
  const names = label.split('_');
  const segments = type.endsWith('_queue') ? ['queues'] : (SEGMENTS[names.length - 1] ?? []);
  const path = names.map((name, at) => `/${segments[at]}/${name}`);
  const above = `${NAMESPACE_ID}${path.slice(0, -1).join('')}`;
  return { id: `${NAMESPACE_ID}${path.join('')}`, [parent]: above, ...values };
}

/**
 * What a review says, line by line: whether all stays where it is, and of which topics that is otherwise; remarks with their
 * example and their gate, `?` behind what is not known; then `|` what ends where, and `>` what became of rules. What is so
 * for everything that is new is left out.
 */
export function saidOf(review: Review): string[] {
  const { unmoved, remarks, topics } = jsonOf(review);
  const shown = (sign: string, message: object | undefined) =>
    message === undefined ? '' : ` ${sign}${JSON.stringify(message).replaceAll('"', '').slice(1, -1)}`;
  const others = topics.filter((one) => one.unmoved !== unmoved).map((one) => ` (${one.topic} ${one.unmoved})`);
  return [
    `unmoved: ${unmoved}${others.join('')}`,
    ...remarks
      .filter(({ code }) => code !== 'default-rule' && code !== 'created')
      .map(({ code, subject, text, message, gate, unknown }) => {
        const end = `${gate === undefined ? '' : ` [${gate}]`}${unknown === true ? ' ?' : ''}`;
        return `${code} ${subject}: ${text}${shown('for ', message)}${end}`;
      }),
    ...topics.flatMap(({ topic, rows, rules }) => [
      ...rows.map(({ kind, end, gained, lost, kept }) => {
        const others = kept === null ? ' ?' : kept ? ' =' : '';
        return `| ${topic}: ${kind} at ${end}:${shown('+ ', gained)}${shown('− ', lost)}${others}`;
      }),
      ...rules.map(({ subscription, rule, verdict }) => `> ${topic}/${subscription}/${rule} ${verdict}`),
    ]),
  ];
}
