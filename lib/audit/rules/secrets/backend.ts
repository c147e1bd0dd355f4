import { plainText } from '../../../schema';
import { type JsonObject, Reference } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import { mustBeAll } from '../../document/referring';
import type { Subject } from '../../document/subject';
import {
  compliant,
  nonCompliant,
  notApplicable,
  type Observation,
  Unresolved,
  type Verdict,
} from '../../document/verdict';

const EXPECTED = 'a backend that others reach by their identity';

/** Arguments by which a backend is opened with a secret, and not by who somebody is. */
const KEYS = /^(access_key|secret_key|sas_token|client_secret|password|token|credentials|encryption_key|conn_str)$/;

/**
 * Where the state is kept, and who can get at it.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend
 */
export function judgeBackend(_subject: Subject, document: AuditedDocument): Verdict {
  const { settings, gaps } = document.source;
  if (settings.isPlan && settings.backend === undefined)
    return notApplicable('neither a plan nor a state says where the state is kept');
  if (settings.foreign !== undefined) return notApplicable(`it is ${settings.foreign}, which has no state`);
  const { backend, backendArguments: given = {} } = settings;
  const at = (argument: string, got: string): Observation => ({ argument, got, expected: EXPECTED });
  if (backend === undefined) {
    // A module of its own file may say it.
    const hidden = gaps.find(({ effect, address }) => effect === 'more' && /\.(tf|tofu|tofu\.json)$/.test(address));
    mustBeAll({ certain: [], open: hidden && `${hidden.address} ${hidden.why}; it may say where the state is kept` });
    return nonCompliant(at('backend', 'nothing, which is a local file'));
  }
  if (backend === 'local') return nonCompliant(at('backend', 'local'));
  const key = Object.keys(given).find((name) => KEYS.test(name) && given[name] !== null);
  // What is written there is a secret, and not for show.
  if (key !== undefined) return nonCompliant(at(`backend.${backend}.${key}`, 'a key'));
  return judgeKind(backend, given, at);
}

function judgeKind(backend: string, given: JsonObject, at: (argument: string, got: string) => Observation): Verdict {
  switch (backend) {
    case 'azurerm':
      return judgeAzure(given, at);
    case 'remote':
    case 'cloud':
      return compliant(at('backend', `${backend}, which asks who somebody is`));
    case 'http': {
      const { address } = given;
      if (typeof address === 'string' && /^http:/i.test(address)) {
        return nonCompliant(at('backend.http.address', 'an address without TLS'));
      }
      throw new Unresolved('nothing tells who can get at a state that is kept over http');
    }
    default:
      throw new Unresolved(`nothing here tells who can get at a state in ${backend}`);
  }
}

function judgeAzure(given: JsonObject, at: (argument: string, got: string) => Observation): Verdict {
  const { use_azuread_auth: entra } = given;
  const argument = 'backend.azurerm.use_azuread_auth';
  if (entra === true || entra === 'true') return compliant(at(argument, 'true'));
  // OpenTofu takes expressions here, and JSON has them as texts.
  if (entra instanceof Reference || (typeof entra === 'string' && entra.includes('${')))
    throw new Unresolved(`${argument} is known to Terraform alone`);
  const isPartial = given.storage_account_name === undefined && given.container_name === undefined;
  if (entra === undefined && isPartial) {
    throw new Unresolved('the backend is given in part, and the rest of it when Terraform is initialized');
  }
  return nonCompliant(
    at(argument, entra === undefined ? 'nothing, which opens the account by its key' : plainText(entra)),
  );
}
