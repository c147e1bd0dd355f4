// TEMPORARY stand-in until the branch amqp has it.
import { type AnswerOf, Broker, type BrokerError, type BrokerOptions, type Command, type Time } from './core';
export class RunningBroker {
  readonly core: Broker;
  private offset = 0;
  constructor(options: BrokerOptions) {
    this.core = new Broker(options);
  }
  now(): Time {
    return Date.now() + this.offset;
  }
  async run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError> {
    return this.core.run(command, this.now()).answer;
  }
  advance(by: number): void {
    this.offset += by;
    this.core.advance(this.now());
  }
  delay(_: number): void {}
  async stop(): Promise<void> {}
}
