import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Administered, administer } from '../administration';
import { errorText } from '../administration/atom';
import { answer, bodyOf, isEncrypted, TOO_LARGE } from './http';

const ATOM = 'application/atom+xml;type=entry;charset=utf-8';
const ERROR = 'application/xml; charset=utf-8';

/** Answers a request of an administration client. */
export async function answerAdministration(
  request: IncomingMessage,
  response: ServerResponse,
  broker: Administered,
): Promise<void> {
  const body = await bodyOf(request);
  if (body === TOO_LARGE) {
    answer(response, 413, ERROR, errorText(413, 'The body of the request is larger than a megabyte.'));
    return;
  }
  const { method = '', url = '', headers } = request;
  const made = await administer(
    {
      method,
      url,
      host: headers.host ?? 'localhost',
      isEncrypted: isEncrypted(request),
      authorization: headers.authorization,
      ifMatch: headers['if-match'],
      body,
    },
    broker,
  );
  answer(response, made.status, made.status < 400 ? ATOM : ERROR, made.body);
}
