import { Router, type Topic, type TopicResult } from '../../lib/routing';
import type { Message } from '../../lib/rules';

const ROUTERS = new WeakMap<Topic, Router>();

/** What a topic does with a message, by the router. Its rules are compiled for the first message that is asked about. */
export function routed(topic: Topic, message: Message): TopicResult {
  const router = ROUTERS.get(topic) ?? new Router();
  ROUTERS.set(topic, router);
  return router.route(topic, message);
}
