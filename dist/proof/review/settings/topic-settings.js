"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TOPIC = void 0;
const entity_settings_1 = require("./entity-settings");
const setting_1 = require("./setting");
/** What each argument of a topic does to messages. @see shared/facts/azurerm.md section 4 */
exports.TOPIC = {
    ...entity_settings_1.STORED,
    status: (0, entity_settings_1.status)({
        Active: ['messages are taken in', false],
        Disabled: ['**nothing can be sent to it**', true],
        SendDisabled: ['**nothing can be sent to it**', true],
    }),
    default_message_ttl: (0, entity_settings_1.timeToLive)((difference) => [
        'dead-lettered or lost, as each subscription has it',
        losesExpired(difference),
    ]),
    auto_delete_on_idle: (0, entity_settings_1.idle)('the topic, with all its subscriptions,', 'nothing is sent to it or read from it'),
    support_ordering: (0, setting_1.switched)(false, 'ordering', 'messages come in the order in which they were sent', 'messages may come in another order than they were sent', { decides: 'whether messages keep their order' }),
};
/** Whether some subscription of a topic does not dead-letter what expires. */
function losesExpired({ after: { document, resource: topic } }) {
    return document.resources.some((resource) => {
        if (resource.type !== 'azurerm_servicebus_subscription')
            return false;
        const target = document.resolve(resource, 'topic_id');
        return (target.kind === 'resource' && target.resource.address === topic.address && (0, entity_settings_1.deadLettersExpired)(resource) !== true);
    });
}
//# sourceMappingURL=topic-settings.js.map