import type { ServerResponse } from 'node:http';
import { type LocalRequest } from '../http';
import type { LocalPage } from './local-page';
/** The header in which what the page asks for has the secret of this run: a page of somebody else does not know it. */
export declare const TOKEN_HEADER = "x-page-token";
/** Answers what is for the page, and leaves the rest to others. */
export declare function answerPage(page: LocalPage, request: LocalRequest, response: ServerResponse): Promise<boolean>;
