import { readyMadeFile } from '../../../package/ready-made';

type ProtocolPackages = typeof import('./protocol-packages');

let known: ProtocolPackages | undefined;

/**
 * What speaks the plugin protocol, loaded when it is first asked for: only who evaluates a configuration does. It is in a
 * file of the package's own, since what it is made of would be a sixth of what the command installs.
 */
export function protocolPackages(): ProtocolPackages {
  known ??= require(readyMadeFile('plugin-protocol.js') ?? './protocol-packages') as ProtocolPackages;
  return known;
}
