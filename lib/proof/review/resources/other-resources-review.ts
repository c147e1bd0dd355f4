import { type DocumentChange, isDeleted, isReplaced, type ResourceChange } from '../../../terraform';
import { namesOf } from '../remarks/names-in-words';
import type { Remark } from '../remarks/review';

const IS_KEY = /^azurerm_servicebus_(namespace|topic|queue)_authorization_rule$/;
const PAIRING = 'azurerm_servicebus_namespace_disaster_recovery_config';
const OWN_KEY = 'azurerm_servicebus_namespace_customer_managed_key';

/** Resources beside those that hold messages which come, go or are made anew; what is new is one line. */
export function reviewOtherResources({ changes }: DocumentChange): Remark[] {
  return [...changes.flatMap(lifecycleOf), ...created(changes)];
}

/** @see shared/facts/azurerm.md sections 7 to 9 */
function lifecycleOf(change: ResourceChange): Remark[] {
  const { address: subject, type, kind } = change;
  if (IS_KEY.test(type) && isReplaced(change)) {
    const text = 'is made anew, with other keys: **whoever has the present ones is refused**';
    return [{ code: 'access-changed', subject, text }];
  }
  if (type === PAIRING && isDeleted(change)) {
    const end = kind === 'delete' ? 'there is **no second region** any more' : '**there is none meanwhile**';
    const text = `the pair of namespaces is broken: ${end}, and clients that come by its name find none`;
    return [{ code: 'disaster-recovery', subject, text }];
  }
  if (type === OWN_KEY && kind === 'delete') {
    const text = 'Azure keeps the key of a namespace: Terraform only forgets it';
    return [{ code: 'encryption', subject, text }];
  }
  return [];
}

/** What is told of new subscriptions, rules and keys stands elsewhere. */
const IS_TOLD_WHEN_NEW = /_servicebus_(subscription|subscription_rule|\w+_authorization_rule)$/;

function created(changes: readonly ResourceChange[]): Remark[] {
  const addresses = changes
    .filter(({ type, kind }) => kind === 'create' && /^azurerm_servicebus_/.test(type) && !IS_TOLD_WHEN_NEW.test(type))
    .map(({ address }) => address);
  const [only] = addresses;
  if (only === undefined) return [];
  return addresses.length === 1
    ? [{ code: 'created', subject: only, text: 'is new' }]
    : [{ code: 'created', subject: 'resources', text: `${namesOf(addresses)} are new` }];
}
