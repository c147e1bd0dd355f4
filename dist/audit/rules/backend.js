"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.judgeBackend = judgeBackend;
const schema_1 = require("../../schema");
const terraform_1 = require("../../terraform");
const referring_1 = require("../referring");
const verdict_1 = require("../verdict");
const EXPECTED = 'a backend that others reach by their identity';
/** Arguments by which a backend is opened with a secret, and not by who somebody is. */
const KEYS = /^(access_key|secret_key|sas_token|client_secret|password|token|credentials|encryption_key|conn_str)$/;
/**
 * Where the state is kept, and who can get at it.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend
 */
function judgeBackend(_subject, document) {
    const { settings, gaps } = document.source;
    if (settings.isPlan)
        return (0, verdict_1.notApplicable)('a plan does not say where the state is kept');
    const { backend, backendArguments: given = {} } = settings;
    const at = (argument, got) => ({ argument, got, expected: EXPECTED });
    if (backend === undefined) {
        // A module of its own file may say it.
        const hidden = gaps.find(({ effect, address }) => effect === 'more' && /\.(tf|tofu|tofu\.json)$/.test(address));
        (0, referring_1.mustBeAll)({ certain: [], open: hidden && `${hidden.address} ${hidden.why}; it may say where the state is kept` });
        return (0, verdict_1.nonCompliant)(at('backend', 'nothing, which is a local file'));
    }
    if (backend === 'local')
        return (0, verdict_1.nonCompliant)(at('backend', 'local'));
    const key = Object.keys(given).find((name) => KEYS.test(name) && given[name] !== null);
    // What is written there is a secret, and not for show.
    if (key !== undefined)
        return (0, verdict_1.nonCompliant)(at(`backend.${backend}.${key}`, 'a key'));
    return judgeKind(backend, given, at);
}
function judgeKind(backend, given, at) {
    switch (backend) {
        case 'azurerm':
            return judgeAzure(given, at);
        case 'remote':
        case 'cloud':
            return (0, verdict_1.compliant)(at('backend', `${backend}, which asks who somebody is`));
        case 'http': {
            const { address } = given;
            if (typeof address === 'string' && /^http:/i.test(address)) {
                return (0, verdict_1.nonCompliant)(at('backend.http.address', 'an address without TLS'));
            }
            throw new verdict_1.Unresolved('nothing tells who can get at a state that is kept over http');
        }
        default:
            throw new verdict_1.Unresolved(`nothing here tells who can get at a state in ${backend}`);
    }
}
function judgeAzure(given, at) {
    const { use_azuread_auth: entra } = given;
    const argument = 'backend.azurerm.use_azuread_auth';
    if (entra === true || entra === 'true')
        return (0, verdict_1.compliant)(at(argument, 'true'));
    if (entra instanceof terraform_1.Reference)
        throw new verdict_1.Unresolved(`${argument} is known to Terraform alone`);
    const isPartial = given.storage_account_name === undefined && given.container_name === undefined;
    if (entra === undefined && isPartial) {
        throw new verdict_1.Unresolved('the backend is given in part, and the rest of it when Terraform is initialized');
    }
    return (0, verdict_1.nonCompliant)(at(argument, entra === undefined ? 'nothing, which opens the account by its key' : (0, schema_1.plainText)(entra)));
}
//# sourceMappingURL=backend.js.map