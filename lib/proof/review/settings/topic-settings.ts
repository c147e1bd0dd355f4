import { deadLettersExpired, idle, STORED, status, timeToLive } from './common-settings';
import { type Difference, type Settings, switched } from './setting';

/** What each argument of a topic does to messages. @see shared/facts/azurerm.md section 4 */
export const TOPIC: Settings = {
  ...STORED,
  status: status({
    Active: ['messages are taken in', false],
    Disabled: ['**nothing can be sent to it**', true],
    SendDisabled: ['**nothing can be sent to it**', true],
  }),
  default_message_ttl: timeToLive((difference) => [
    'dead-lettered or lost, as each subscription has it',
    losesExpired(difference),
  ]),
  auto_delete_on_idle: idle('the topic, with all its subscriptions,', 'nothing is sent to it or read from it'),
  support_ordering: switched(
    false,
    'ordering',
    'messages come in the order in which they were sent',
    'messages may come in another order than they were sent',
    { decides: 'whether messages keep their order' },
  ),
};

/** Whether some subscription of a topic does not dead-letter what expires. */
function losesExpired({ after: { document, resource: topic } }: Difference): boolean {
  return document.resources.some((resource) => {
    if (resource.type !== 'azurerm_servicebus_subscription') return false;
    const target = document.resolve(resource, 'topic_id');
    return (
      target.kind === 'resource' && target.resource.address === topic.address && deadLettersExpired(resource) !== true
    );
  });
}
