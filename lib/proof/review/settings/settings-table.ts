import { own } from '../../../schema';
import { NAMESPACE } from './namespace-settings';
import { AUTHORIZATION_RULE, CUSTOMER_MANAGED_KEY, DISASTER_RECOVERY, RULE } from './other-settings';
import { QUEUE, SUBSCRIPTION } from './receiver-settings';
import type { Setting, Settings } from './setting';
import { TOPIC } from './topic-settings';

const QUIETLY = (text: string): Setting => ({ tell: () => ({ code: 'tags', text }) });

/** A configuration has one block for all instances: which of them come or go is known from a plan alone. */
function instances(decides: string): Setting {
  const text = 'a configuration does not tell which instances come or go, and a plan does';
  return {
    decides,
    tell: ({ from, to }) => ({
      code: 'unresolved',
      text: `${decides} changes from ${from} to ${to}: ${text}`,
      unknown: true,
    }),
  };
}

/** What every resource may have; Terraform's own arguments stand in configurations alone. */
const EVERY: Settings = {
  name: { decides: 'what it is called, and whether it is made anew' },
  tags: QUIETLY('`tags`'),
  timeouts: QUIETLY('`timeouts`'),
  lifecycle: QUIETLY('`lifecycle`'),
  depends_on: QUIETLY('`depends_on`'),
  provider: QUIETLY('`provider`'),
  namespace_id: { decides: 'which namespace it is in' },
  topic_id: { decides: 'which topic it is of' },
  queue_id: { decides: 'which queue it is of' },
  count: instances('how many of them there are'),
  for_each: instances('which of them there are'),
};

/** What is known of the arguments of each type; what is not in it is told as changed, without a sentence. */
const SETTINGS: ReadonlyMap<string, Settings> = new Map(
  Object.entries<Settings>({
    azurerm_servicebus_namespace: NAMESPACE,
    azurerm_servicebus_topic: TOPIC,
    azurerm_servicebus_queue: QUEUE,
    azurerm_servicebus_subscription: SUBSCRIPTION,
    azurerm_servicebus_subscription_rule: RULE,
    azurerm_servicebus_namespace_authorization_rule: AUTHORIZATION_RULE,
    azurerm_servicebus_topic_authorization_rule: AUTHORIZATION_RULE,
    azurerm_servicebus_queue_authorization_rule: AUTHORIZATION_RULE,
    azurerm_servicebus_namespace_disaster_recovery_config: DISASTER_RECOVERY,
    azurerm_servicebus_namespace_customer_managed_key: CUSTOMER_MANAGED_KEY,
  }),
);

/** What Azure hands out: keys and endpoints, which no change of a setting is about. */
const OUTPUT =
  /^(id|endpoint|(default_)?(primary|secondary)_(key|connection_string(_alias)?)|default_(primary|secondary)_(key|connection_string))$/;

/** Whether an argument is an answer of Azure, or a note for tools. */
export function isOutput(argument: string): boolean {
  return argument === '//' || OUTPUT.test(argument);
}

/** What is known of an argument; an empty setting, where that is nothing. */
export function settingOf(type: string, argument: string): Setting {
  return own(SETTINGS.get(type), argument) ?? own(EVERY, argument) ?? {};
}

/** The arguments of a type of which something is known. */
export function settingsOf(type: string): Settings {
  return SETTINGS.get(type) ?? {};
}
