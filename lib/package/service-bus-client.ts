/**
 * Microsoft's client, which the package does not bring along: it is loaded when a program first takes or sends a message,
 * and not by commands that have something else from here, such as `schema` and `simulate`.
 */
export function serviceBusPackage(): typeof import('@azure/service-bus') {
  return require('@azure/service-bus');
}
