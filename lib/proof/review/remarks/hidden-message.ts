import { Message } from '../../../rules';

/** What stands for an example that has sensitive values: that there is one is no secret, and it is never shown. */
export const HIDDEN_MESSAGE = new Message();
