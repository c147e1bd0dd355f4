import { fullRequest, type JobStarts, type Refusal, RequestValidator } from '../../requests';
import type { Message } from '../../rules';
import { plainValue } from '../../rules/values/value-text';

/** What the program decides when it takes a message: its own code, asked with a body in which everything is right. */
export class Judge {
  private readonly bodies: ReadonlyMap<string, object>;
  private readonly validator: RequestValidator | undefined;
  /** Why the program cannot decide at all: its contract or a template is no schema that it can read. */
  readonly problem: string | undefined;

  /** @param contract the JSON schema of the messages of the topic, where it has one */
  constructor({ templates }: JobStarts, contract: object | undefined) {
    this.bodies = new Map(Object.entries(templates).map(([name, template]) => [name, fullRequest(name, template)]));
    try {
      this.validator = new RequestValidator({ templates, contract: contract ?? null });
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  /** Why a copy is no request of a template, whatever its body says; `undefined` where it can be one. */
  refusal(template: string, copy: Message): Refusal | undefined {
    const properties = handedOver(copy);
    const accepted = this.validator?.request(this.bodies.get(template), properties);
    if (accepted !== undefined && 'reason' in accepted) return accepted;
    return this.validator?.breach(properties);
  }
}

/** Properties as the host of Functions hands them over: as JSON has them, a date as text. */
function handedOver({ properties }: Message): Readonly<Record<string, unknown>> {
  return Object.fromEntries(properties.map(({ name, value }) => [name, plainValue(value)]));
}
