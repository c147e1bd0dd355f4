import { Fn } from 'cdktf';
import type { ITopic } from '../../servicebus';

/**
 * Where requests come from, as names of jobs have it: namespace and topic, as a reference. The namespace's own name, and
 * not that of its pair: one that is paired later on, or goes over to the second, would start jobs anew that it has started.
 */
export function sourceOf({ namespace, entityName }: ITopic): string {
  return Fn.join('/', [namespace.hostName, entityName]);
}
