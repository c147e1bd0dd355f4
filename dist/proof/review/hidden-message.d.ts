import { Message } from '../../rules';
/** What stands for an example that has sensitive values: that there is one is no secret, and it is never shown. */
export declare const HIDDEN_MESSAGE: Message;
