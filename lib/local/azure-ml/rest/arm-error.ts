import type { Refusal } from '../core';

/** An error as Azure Resource Manager tells it. */
export interface ArmError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** One for each thing that is wrong, with the member that it is about. */
  readonly details?: readonly { readonly code: string; readonly message: string; readonly target?: string }[];
  /** The code that matters, where the service hides it in what it tells besides. */
  readonly innerCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of an error. https://github.com/Azure/azure-rest-api-specs (common-types/resource-management/v3, ErrorResponse) */
export function errorBody({ code, message, details = [], innerCode }: ArmError): object {
  const component = { type: 'ComponentName', info: { value: 'managementfrontend' } };
  const inner = { type: 'InnerError', info: { value: { code: 'Immutable', innerError: { code: innerCode } } } };
  return {
    error: {
      code,
      message,
      details,
      ...(innerCode !== undefined && { additionalInfo: [component, inner] }),
    },
  };
}

/** What the state machine refuses, as the service says it: the code that a job cannot be changed is an inner one. */
export function armErrorOf({ status, code, message, details }: Refusal): ArmError {
  const isInner = code === 'JobPropertyImmutable';
  return {
    status,
    code: isInner ? 'UserError' : code,
    message,
    ...(isInner && { innerCode: code }),
    details: details.map((detail) => ({ code: 'ValidationError', message: detail })),
  };
}

export const NO_TOKEN: ArmError = {
  status: 401,
  code: 'AuthenticationFailed',
  message: "Authentication failed. The 'Authorization' header is missing.",
  headers: {
    'WWW-Authenticate':
      'Bearer authorization_uri="https://login.windows.net/", error="invalid_token", error_description="The authentication failed because of missing \'Authorization\' header."',
  },
};

export function noWorkspace(name: string, resourceGroup: string): ArmError {
  return {
    status: 404,
    code: 'ResourceNotFound',
    message: `The Resource 'Microsoft.MachineLearningServices/workspaces/${name}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  };
}

export function notFound(what: string): ArmError {
  return { status: 404, code: 'NotFound', message: `${what} was not found in this workspace.` };
}

export function badRequest(code: string, message: string, details: ArmError['details'] = []): ArmError {
  return { status: 400, code, message, details };
}
