import type { TemplateData } from './template-data';
/** The largest body that is read at all, in bytes; what is larger is stored elsewhere and named. */
export declare const LARGEST_BODY: number;
/**
 * The JSON schema of a request for one template: the allow-list. What it does not name is refused, so a message can
 * say no command, environment, compute, image, code or identity.
 *
 * The Node host of Functions merges fields of a body into the metadata of the message, where `messageId` of a body would
 * win over the real one; as unknown names they are refused here.
 */
export declare function requestSchema(name: string, template: TemplateData): object;
