import type { ServerResponse } from 'node:http';
import type { Workspace } from '../../deployment/deployment';
import { type LocalRequest } from '../../http';
import { type ArmError } from './arm-error';
/** A request about something in a workspace. */
export interface ArmRequest {
    readonly method: string;
    readonly url: URL;
    readonly workspace: Workspace;
    /** What stands behind the workspace: `['jobs', 'tr-1', 'cancel']`. */
    readonly path: readonly string[];
    readonly request: LocalRequest;
}
/** An answer; an error is one too. */
export type ArmAnswer = {
    readonly status: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
} | {
    readonly error: ArmError;
};
/** The workspace that an address is about, by what stands before it; `undefined` for an address of something else. */
export declare function workspaceAt(path: string, workspaces: readonly Workspace[]): {
    readonly workspace: Workspace | ArmError;
    readonly path: readonly string[];
} | undefined;
/** What Azure Resource Manager wants of every request, before anybody looks at what it asks. */
export declare function refusedByArm({ headers, url }: LocalRequest): ArmError | undefined;
/** Any token is taken: nobody else reaches this machine, and its programs have none of Azure's. */
export declare function hasToken(authorization: string | undefined): boolean;
/** The body as JSON. @returns an error where it is none */
export declare function jsonBody(request: LocalRequest): Promise<{
    readonly body: unknown;
} | {
    readonly error: ArmError;
}>;
export declare function send(response: ServerResponse, answer: ArmAnswer): void;
