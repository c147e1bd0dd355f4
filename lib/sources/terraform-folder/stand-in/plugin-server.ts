import { join } from 'node:path';
import type { Server as GrpcServer, handleUnaryCall, ServiceDefinition } from '@grpc/grpc-js';
import { protocolPackages } from './protocol';
import type { WireValue } from './wire-values';

/** The fields of all requests that are answered; each has those that its call names in `protocol.proto`. */
export interface PluginRequest {
  readonly type_name: string;
  /** Of what is to be imported. */
  readonly id: string;
  readonly raw_state: { readonly json: Buffer };
  readonly config: WireValue;
  readonly current_state: WireValue;
  readonly prior_state: WireValue;
  readonly proposed_new_state: WireValue;
  readonly planned_state: WireValue;
}

/** Answers one kind of call; `connection` is the same for all calls of one configuration of the provider. */
export type Answer = (request: PluginRequest, connection: string) => object;

/** Speaks Terraform's plugin protocol on a free port of this machine, for one provider. */
export class PluginServer {
  /** @param answers by the names of calls; what is not named is not implemented, which Terraform is told */
  static async start(answers: Readonly<Record<string, Answer>>): Promise<PluginServer> {
    const { loadSync, Server, ServerCredentials, status } = protocolPackages();
    const definition = loadSync(join(__dirname, 'protocol.proto'), { keepCase: true, longs: Number, defaults: true });
    const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
    const handlers = Object.entries(answers).map(([name, answer]): [string, handleUnaryCall<PluginRequest, object>] => [
      name,
      (call, callback) => {
        try {
          callback(null, answer(call.request, call.getPeer()));
        } catch (error) {
          callback({ code: status.INTERNAL, details: String(error) });
        }
      },
    ]);
    server.addService(definition['tfplugin6.Provider'] as ServiceDefinition, Object.fromEntries(handlers));
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      ),
    );
    return new PluginServer(server, port);
  }

  private constructor(
    private readonly server: GrpcServer,
    private readonly port: number,
  ) {}

  /** How Terraform finds it, as a part of `TF_REATTACH_PROVIDERS`. */
  get address(): object {
    return {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'tcp', String: `127.0.0.1:${this.port}` },
    };
  }

  stop(): void {
    this.server.forceShutdown();
  }
}

/** What Terraform needs in its environment to use servers instead of providers. @param servers by the names of providers */
export function reattached(servers: ReadonlyMap<string, PluginServer>): Readonly<Record<string, string>> {
  const addresses = [...servers].map(([provider, { address }]) => [provider, address]);
  return { TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(addresses)) };
}
