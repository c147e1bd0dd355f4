/**
 * The tests of the client for Go that do not pass, or are not run, each with the reason. A test that is here and passes is
 * told too: then it is to be taken out.
 */
export const GO_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [
    'TestClientUnauthorizedCreds',
    'is about who may do what, and about wrong identities of Azure: here any key is taken, which the documentation says',
  ],
  [
    'TestReceiverUnauthorizedCreds',
    'is about who may do what, and about wrong identities of Azure: here any key is taken, which the documentation says',
  ],
  [
    'TestNewClientUsingSharedAccessSignature',
    'asks for TLS at a host with a port, and the client compares the certificate with both: no certificate has a port in its name',
  ],
  [
    'TestClientUsingCustomEndpoint',
    'wants the port 5671, which has TLS, to be named in the failure; the local one is asked without TLS',
  ],
  [
    'TestAdminClient_Queue_Forwarding',
    'wants the target of forwarding back with https://, as it was sent; it comes back with sb://, as the other clients write it',
  ],
]);

/** Those that may pass or not, each with the reason. */
export const GO_CHANCE: ReadonlyMap<string, string> = new Map([
  [
    'TestReceiveWithDifferentWaitTime',
    'wants some of a thousand messages to be late: here all of them may come before the client stops waiting',
  ],
]);

/** Those of them that are not run, since they only wait for what never comes. */
export const GO_SKIPPED: readonly string[] = [
  'TestClientUnauthorizedCreds',
  'TestReceiverUnauthorizedCreds',
  'TestNewClientUsingSharedAccessSignature',
];
