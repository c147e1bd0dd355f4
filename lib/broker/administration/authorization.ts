import { Refusal } from './administration-request';

/** What a shared access signature consists of. */
const PARTS = ['sr', 'sig', 'se', 'skn'];
/** A token of Azure AD as it is: the client for Go sends it without a scheme. https://www.rfc-editor.org/rfc/rfc7519#section-3 */
const WEB_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Looks at the form of a token, so that a program that forgets it, or makes it wrongly, finds that out here. Whose key it
 * was made with, and until when it is good, is not looked at: nothing here is secret.
 */
export function authorizationProblem(authorization: string | undefined): Refusal | undefined {
  if (authorization === undefined || authorization.trim() === '') {
    return new Refusal(
      401,
      'MissingToken: The request has no Authorization header. Any key is taken here, but one has to be given.',
    );
  }
  if (WEB_TOKEN.test(authorization.trim())) return undefined;
  const [, scheme = '', token = ''] = /^(\S+)\s+(.+)$/.exec(authorization.trim()) ?? [];
  if (scheme.toLowerCase() === 'bearer') return undefined;
  if (scheme.toLowerCase() !== 'sharedaccesssignature') {
    return new Refusal(
      401,
      'MalformedToken: The Authorization header begins neither with SharedAccessSignature nor with Bearer.',
    );
  }
  const given = new URLSearchParams(token);
  const missing = PARTS.filter((part) => (given.get(part) ?? '') === '');
  if (missing.length === 0) return undefined;
  return new Refusal(401, `MalformedToken: The shared access signature has no ${missing.join(', ')}.`);
}
