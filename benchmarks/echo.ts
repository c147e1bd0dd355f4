import { randomBytes } from 'node:crypto';
import rhea from 'rhea';

/**
 * As little as a program can do with rhea that the official client of Service Bus sends to and receives from: it accepts
 * what comes and hands it to whoever receives. It keeps, locks and filters nothing. It tells its port on standard output.
 */
const container = rhea.create_container({ id: 'echo', sender_options: { autosettle: false } });
container.sasl_server_mechanisms.enable_anonymous();
// Its declarations leave it out.
const { accepted } = rhea.message as unknown as { accepted(): { described(): never } };
const replies = new WeakMap<rhea.Connection, rhea.Sender>();
const waiting: rhea.Message[] = [];
let next = 0;
let receiver: rhea.Sender | undefined;

function hand(): void {
  while (next < waiting.length && receiver?.sendable()) {
    // The client takes the tag of a delivery for a lock's token: 16 bytes.
    receiver.send(waiting[next++] as rhea.Message, randomBytes(16));
  }
  if (next < waiting.length) return;
  waiting.length = 0;
  next = 0;
}

container.on('sender_open', ({ sender, connection }: rhea.EventContext) => {
  const address = String(sender?.source?.address);
  sender?.set_source({ address });
  if (address === '$cbs') replies.set(connection, sender as rhea.Sender);
  else receiver = sender;
});
container.on('receiver_open', ({ receiver: link }: rhea.EventContext) => {
  link?.set_target({ address: String(link.target?.address) });
});
container.on('sendable', hand);
// The client waits until it is told that what it has decided is settled, and says no more about it. rhea would wait for that,
// keep the delivery, and send nothing any more when it has 2,048 of them.
container.on('accepted', ({ delivery }: rhea.EventContext) => {
  delivery?.update(true, accepted().described());
  Object.assign(delivery ?? {}, { remote_settled: true });
});
container.on('message', ({ message, receiver: link, connection }: rhea.EventContext) => {
  if (link?.target?.address !== '$cbs') {
    waiting.push(message as rhea.Message);
    hand();
    return;
  }
  replies.get(connection)?.send({
    correlation_id: message?.message_id as string,
    application_properties: { 'status-code': 202, 'status-description': 'Accepted' },
    body: '',
  });
});
const server = container.listen({ port: 0, host: '127.0.0.1' });
server.on('listening', () => console.log(JSON.stringify(server.address())));
