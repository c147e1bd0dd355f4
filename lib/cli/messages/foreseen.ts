import type { Outgoing } from '../../operations/messages/outgoing-message';
import { requestProblems, type Templates } from '../../operations/messages/request-problems';
import { deliveredCopies, Router, type Topic, type TopicResult, unknownsIn } from '../../routing';
import type { TerraformDocument } from '../../terraform';
import { templatesBySubscription } from './program-templates';

/** A topic, and the document that has it. */
export interface PlacedTopic {
  readonly topic: Topic;
  readonly document: TerraformDocument;
}

/**
 * What is known beforehand of messages to a topic: that no rule wants one, and that none of the programs behind it starts a
 * job of one. Where several documents have a topic of the name it is said if it is true of all of them.
 */
export class Foreseen {
  private readonly router = new Router();
  private readonly templates = new Map<TerraformDocument, ReadonlyMap<string, Templates>>();

  constructor(private readonly topics: readonly PlacedTopic[]) {}

  /** What becomes of a message that its sender would want to know, a sentence each. */
  of(outgoing: Outgoing): readonly string[] {
    const each = this.topics.map((placed) => this.byTopic(placed, outgoing));
    return each.every((lines) => lines.length > 0) ? (each[0] ?? []) : [];
  }

  private byTopic({ topic, document }: PlacedTopic, { message, body }: Outgoing): readonly string[] {
    const result = this.router.route(topic, message);
    if (unknownsIn(result).length > 0) return [];
    if (result.refused !== undefined) return [`${topic.name} does not take it: ${result.refused}`];
    if (isGone(result))
      return [`no rule of ${topic.name} wants it, so nobody gets it; training-job-scheduler route --explain says why`];
    const known = this.templatesOf(document);
    return result.results.flatMap((one) => {
      const templates = known.get(`${topic.name}/${one.subscription.name}`.toLowerCase());
      if (templates === undefined) return [];
      const problems = deliveredCopies(one).flatMap((copy) => requestProblems(templates, body, copy.message));
      return problems.length === 0
        ? []
        : [`${one.subscription.name} starts no job of it, and sets it aside: ${[...new Set(problems)].join('; ')}`];
    });
  }

  private templatesOf(document: TerraformDocument): ReadonlyMap<string, Templates> {
    const known = this.templates.get(document) ?? templatesBySubscription(document);
    this.templates.set(document, known);
    return known;
  }
}

/** A subscription on whose rule it fails may keep it as a dead letter. */
function isGone({ results }: TopicResult): boolean {
  return results.every(
    ({ copies, failures }) => copies.length === 0 && failures.every((one) => one.deadLettered === false),
  );
}
