import { counted } from '../../../rules';
import {
  type DocumentChange,
  isDeleted,
  isReplaced,
  type ResourceChange,
  type TerraformResource,
} from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';

const HOLDS_MESSAGES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    azurerm_servicebus_namespace: 'namespace',
    azurerm_servicebus_topic: 'topic',
    azurerm_servicebus_queue: 'queue',
    azurerm_servicebus_subscription: 'subscription',
  }),
);
const TYPES = [...HOLDS_MESSAGES.keys()];
/** What everything below belongs to. */
const IS_PARENT = new Set(['azurerm_servicebus_namespace', 'azurerm_servicebus_topic']);

/** Something that holds messages and goes, with what it was. */
interface Gone {
  readonly change: ResourceChange;
  readonly resource: TerraformResource;
}

/** Replacements and deletions of what holds messages; what goes with its topic or namespace is told with that. */
export function reviewReplacements({ before, changes }: DocumentChange, previous: PreviousAddress): Remark[] {
  const old = new Map(before.resources.map((resource) => [resource.address, resource]));
  const gone = changes.filter(isDeleted).flatMap((change): Gone[] => {
    const resource = old.get(previous(change.address));
    return resource !== undefined && TYPES.includes(resource.type) ? [{ change, resource }] : [];
  });
  const byAddress = new Map(gone.map((one) => [one.resource.address, one]));
  const parentOf = ({ resource }: Gone): Gone | undefined => {
    const argument = resource.type === 'azurerm_servicebus_subscription' ? 'topic_id' : 'namespace_id';
    const target = before.resolve(resource, argument);
    return target.kind === 'resource' ? byAddress.get(target.resource.address) : undefined;
  };
  const rootOf = (one: Gone): Gone => {
    const parent = parentOf(one);
    return parent === undefined ? one : rootOf(parent);
  };
  const carried = new Map<Gone, number>();
  for (const root of gone.map(rootOf)) carried.set(root, (carried.get(root) ?? 0) + 1);
  return [...carried]
    .sort(([a], [b]) => TYPES.indexOf(a.resource.type) - TYPES.indexOf(b.resource.type))
    .map(([root, count]) => remarkOn(root, count - 1));
}

function remarkOn({ change, resource }: Gone, carried: number): Remark {
  const isParent = IS_PARENT.has(resource.type);
  // What forwards everything keeps nothing.
  const isKeeping = !isForwarding(resource);
  const inside = isParent
    ? ` and in everything that belongs to it${carried === 0 ? '' : ` (${counted(carried, 'resource')} in it ${carried === 1 ? 'goes' : 'go'} along)`}`
    : '';
  const lost = isKeeping
    ? `**messages that wait in it${inside} are lost**`
    : 'it forwards, so that only messages on their way are lost';
  const order =
    change.kind === 'create-then-delete'
      ? '; the new one comes first, and Azure refuses a second one of the same name'
      : '';
  const gate = isParent ? ('replacement' as const) : ('message-loss' as const);
  return {
    code: isReplaced(change) ? 'replacement' : 'deletion',
    subject: change.address,
    text: `the ${HOLDS_MESSAGES.get(resource.type)} ${isReplaced(change) ? `is replaced${why(change)}` : 'is deleted'}: ${lost}${order}`,
    ...((isParent || isKeeping) && { gate }),
  };
}

function isForwarding({ values }: TerraformResource): boolean {
  return values.forward_to !== undefined && values.forward_to !== null && values.forward_to !== '';
}

/** Why Terraform replaces something that no argument asks for. @see `action_reason` in the JSON format of plans */
const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    replace_because_tainted: 'Terraform has it as tainted (`terraform untaint` keeps it)',
    replace_by_request: '`-replace` asks for it',
    replace_by_triggers: '`replace_triggered_by` asks for it',
  }),
);

function why({ because, reason }: ResourceChange): string {
  if (because.length > 0)
    return `, since ${because.map((argument) => `\`${argument}\``).join(' and ')} ${because.length === 1 ? 'changes' : 'change'}`;
  const said = REASONS.get(reason ?? '');
  return said === undefined ? '' : `, since ${said}`;
}
