import { type ArmValue, isArmObject, Untold } from '../expressions/arm-values';
import { type Arguments, present, Said } from './said-by-arm';

/**
 * What Service Bus takes for a queue or subscription of which nothing is said.
 *
 * @see https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces/queues: "The default value is 10"
 */
const MOST_DELIVERIES = 10;

/** An entity of the same namespace; some tools write it as an address. */
function targetOf(value: ArmValue | undefined): ArmValue | undefined {
  if (typeof value !== 'string') return value;
  if (value === '') return undefined;
  const path = /^(?:sb|https?):\/\/[^/]+\/(.+?)\/?$/i.exec(value)?.[1];
  return path ?? value;
}

function common(said: Said): Arguments {
  return {
    status: said.at('properties.status'),
    default_message_ttl: said.at('properties.defaultMessageTimeToLive'),
    auto_delete_on_idle: said.at('properties.autoDeleteOnIdle'),
    // azurerm sends that it is off where nothing is said; Azure itself has it on.
    batched_operations_enabled: said.at('properties.enableBatchedOperations') ?? true,
  };
}

function receiving(said: Said): Arguments {
  return {
    lock_duration: said.at('properties.lockDuration'),
    max_delivery_count: said.at('properties.maxDeliveryCount') ?? MOST_DELIVERIES,
    requires_session: said.at('properties.requiresSession'),
    dead_lettering_on_message_expiration: said.at('properties.deadLetteringOnMessageExpiration'),
    forward_to: targetOf(said.at('properties.forwardTo')),
    forward_dead_lettered_messages_to: targetOf(said.at('properties.forwardDeadLetteredMessagesTo')),
  };
}

function holding(said: Said): Arguments {
  return {
    requires_duplicate_detection: said.at('properties.requiresDuplicateDetection'),
    duplicate_detection_history_time_window: said.at('properties.duplicateDetectionHistoryTimeWindow'),
    max_size_in_megabytes: said.at('properties.maxSizeInMegabytes'),
    max_message_size_in_kilobytes: said.at('properties.maxMessageSizeInKilobytes'),
    partitioning_enabled: said.at('properties.enablePartitioning'),
    express_enabled: said.at('properties.enableExpress'),
  };
}

export function topic(said: Said): Arguments {
  return {
    ...common(said),
    ...holding(said),
    support_ordering: said.at('properties.supportOrdering') ?? new Untold('not said'),
  };
}

export function queue(said: Said): Arguments {
  return { ...common(said), ...holding(said), ...receiving(said) };
}

export function subscription(said: Said): Arguments {
  return {
    ...common(said),
    ...receiving(said),
    dead_lettering_on_filter_evaluation_error: said.at('properties.deadLetteringOnFilterEvaluationExceptions'),
  };
}

/** The fields of a correlation filter, as ARM and as azurerm name them. */
const FIELDS = Object.entries({
  contentType: 'content_type',
  correlationId: 'correlation_id',
  label: 'label',
  messageId: 'message_id',
  replyTo: 'reply_to',
  replyToSessionId: 'reply_to_session_id',
  sessionId: 'session_id',
  to: 'to',
  properties: 'properties',
});

function correlationOf(value: ArmValue | undefined): ArmValue | undefined {
  if (value === undefined || !isArmObject(value)) return value;
  const said = new Said(value);
  const fields = present(Object.fromEntries(FIELDS.map(([name, argument]) => [argument, conditionOf(said.at(name))])));
  return Object.keys(fields).length === 0 ? undefined : fields;
}

/** Whether Azure takes an empty text for a condition, or for none, is not documented. */
function conditionOf(value: ArmValue | undefined): ArmValue | undefined {
  if (value === '') return new Untold('an empty text, of which nobody tells whether Azure asks for it');
  if (value === undefined || !isArmObject(value)) return value;
  return present(
    Object.fromEntries(Object.entries(value).map(([name, part]) => [name, conditionOf(part ?? undefined)])),
  );
}

/** Which of two filters Azure follows is not documented. */
const ONE_OF_TWO = 'one of two: there are a SQL filter and a correlation filter';

/** Azure answers with the filter that the type names, and may have an empty one beside it. */
export function rule(said: Said): Arguments {
  const type = said.at('properties.filterType');
  const sql = said.at('properties.sqlFilter.sqlExpression');
  const correlation = correlationOf(said.at('properties.correlationFilter'));
  const isOpen = type === undefined && sql === undefined && correlation === undefined;
  const isBoth = sql !== undefined && correlation !== undefined;
  const action = said.at('properties.action.sqlExpression');
  return {
    filter_type: isOpen ? new Untold('not said') : isBoth ? new Untold(ONE_OF_TWO) : type,
    sql_filter: sql,
    correlation_filter: correlation,
    action: action === '' ? undefined : action,
  };
}
