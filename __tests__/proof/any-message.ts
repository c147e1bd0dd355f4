import { type MessageSpace, systemSpace } from '../../lib/proof/messages/message-space';

/** Any message: what a contract or the use of a property would rule out is in the records, too. */
export const ANY_MESSAGE: MessageSpace = {
  known: [],
  required: [],
  assumptions: [],
  property: (name, isSystem) =>
    isSystem
      ? systemSpace(name, undefined)
      : {
          name,
          isSystem,
          types: ['string', 'bool', 'int', 'long', 'double', 'datetime', 'timespan'],
          optional: true,
          nullable: true,
        },
};
