import { Integer } from '../../rules/values/values';
import { BrokerError } from '../core';
import type { RunningBroker } from '../running-broker';
import { readRequest } from './amqp-request';
import { type AmqpValue, Described, MalformedAmqp } from './encoding';
import { malformed, states } from './outcomes';
import { type IncomingLink, openLink, toRhea } from './rhea';
import type { IncomingDelivery } from './transfers';

/** OASIS AMQP 1.0, part 4, section 4.5 */
const COORDINATOR = 0x30;
const DECLARE = 0x31;
const DISCHARGE = 0x32;
const SYMBOLS: ReadonlyMap<AmqpValue, number> = new Map([
  ['amqp:declare:list', DECLARE],
  ['amqp:discharge:list', DISCHARGE],
]);
const CREDIT = 100;

/** A client's link to the transaction coordinator: it declares transactions, and ends them. */
export class CoordinatorLink {
  private readonly declared = new Set<string>();

  constructor(
    private readonly broker: RunningBroker,
    private readonly link: IncomingLink,
  ) {}

  open(): void {
    const { link } = this;
    link.set_source({ address: link.remote.attach.source?.address ?? '' });
    Object.assign(link.local.attach, {
      target: toRhea({ descriptor: Integer.small('ulong', COORDINATOR), value: [] }),
    });
    link.take = (payload, delivery) => {
      void this.take(payload, delivery);
      link.add_credit(1);
    };
    openLink(link);
    link.add_credit(CREDIT);
  }

  /** The client is gone: what it has not ended is rolled back. */
  detached(): void {
    for (const transaction of this.declared) {
      void this.broker.run({ kind: 'discharge-transaction', transaction, fail: true });
    }
    this.declared.clear();
  }

  private async take(payload: Buffer, delivery: IncomingDelivery): Promise<void> {
    const [code, fields] = operationIn(payload);
    if (code === DECLARE) {
      const answer = await this.broker.run({ kind: 'declare-transaction' });
      if (answer instanceof BrokerError) return delivery.settle(states.rejected(answer));
      this.declared.add(answer.transaction);
      return delivery.settle(states.declared(answer.transaction));
    }
    if (code === DISCHARGE) {
      const [id, fail] = fields;
      const transaction = Buffer.isBuffer(id) ? id.toString('utf8') : '';
      const answer = await this.broker.run({ kind: 'discharge-transaction', transaction, fail: fail === true });
      this.declared.delete(transaction);
      return delivery.settle(answer instanceof BrokerError ? states.rejected(answer) : states.accepted);
    }
    delivery.settle(states.rejected(malformed('a coordinator takes declare and discharge')));
  }
}

function operationIn(payload: Buffer): readonly [code: number | undefined, fields: readonly AmqpValue[]] {
  try {
    const { body } = readRequest(Buffer.from(payload));
    if (!(body instanceof Described)) return [undefined, []];
    const { descriptor, value } = body;
    const code = descriptor instanceof Integer ? descriptor.toNumber() : SYMBOLS.get(descriptor);
    return [code, Array.isArray(value) ? value : []];
  } catch (error) {
    if (error instanceof MalformedAmqp) return [undefined, []];
    throw error;
  }
}
