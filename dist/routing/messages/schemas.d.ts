import { Schema } from '../../schema';
/** A message as an SDK or a tool writes it, its fields in the spelling of the JavaScript SDK. */
export declare const SDK_MESSAGE: Schema;
/** The attributes of a CloudEvent, https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes */
export declare const CLOUD_EVENT: Schema;
/** An event of Event Grid's own schema, https://learn.microsoft.com/azure/event-grid/event-schema */
export declare const EVENT_GRID_EVENT: Schema;
/** What a framework wraps a message in: headers that become properties, and what no filter sees. */
export declare const FRAMEWORK_MESSAGE: Schema;
/** All of them, for a page that has them compiled. */
export declare const MESSAGE_SCHEMAS: readonly Schema[];
