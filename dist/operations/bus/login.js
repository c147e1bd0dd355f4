"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.PUBLIC_MANAGER = void 0;
exports.managerOf = managerOf;
exports.credentialFor = credentialFor;
exports.tokenOf = tokenOf;
const problem_1 = require("../problem");
const words_1 = require("./words");
/** Where people of a cloud log in, and where its Resource Manager is, by the end of the names of its hosts. */
const CLOUDS = [
    {
        domain: 'usgovcloudapi.net',
        authority: 'https://login.microsoftonline.us',
        manager: 'https://management.usgovcloudapi.net',
    },
    {
        domain: 'chinacloudapi.cn',
        authority: 'https://login.chinacloudapi.cn',
        manager: 'https://management.chinacloudapi.cn',
    },
];
/** Azure Resource Manager of Azure's own cloud. */
exports.PUBLIC_MANAGER = 'https://management.azure.com';
/** The Resource Manager of the cloud that a host is of. */
function managerOf(host) {
    return CLOUDS.find(({ domain }) => host?.toLowerCase().endsWith(`.${domain}`))?.manager ?? exports.PUBLIC_MANAGER;
}
/**
 * Whoever is logged in: by the variables of the environment, a managed identity, `az login`, and what else
 * `DefaultAzureCredential` knows. It is loaded here: only who goes to Azure needs it.
 *
 * @param host a host of the cloud; `AZURE_AUTHORITY_HOST` wins
 */
async function credentialFor(host) {
    const { DefaultAzureCredential } = await Promise.resolve().then(() => __importStar(require('@azure/identity')));
    const cloud = CLOUDS.find(({ domain }) => host?.toLowerCase().endsWith(`.${domain}`));
    const isChosen = (process.env.AZURE_AUTHORITY_HOST ?? '') !== '';
    return new DefaultAzureCredential({
        // Who is not logged in learns it soon.
        retryOptions: { maxRetries: 1, retryDelayInMs: 300 },
        ...(cloud !== undefined && !isChosen && { authorityHost: cloud.authority }),
    });
}
/**
 * A token of whoever is logged in.
 *
 * @throws OperationProblem where nobody is, with what each way of logging in says
 */
async function tokenOf(credential, scope, at) {
    try {
        const token = await credential.getToken(scope);
        if (token === null)
            throw new problem_1.OperationProblem(`${at}: nobody is logged in to Azure: run az login`);
        return token.token;
    }
    catch (error) {
        if ((0, words_1.isLoginFailure)(error))
            throw new problem_1.OperationProblem(`${at}: ${(0, words_1.loginText)(error)}`);
        throw error;
    }
}
//# sourceMappingURL=login.js.map