import type { Request, Response } from '../request';
import { type Asked } from './asked';
/** Answers a request to the management of an entity. */
export declare function answerManagement(request: Request, where: Omit<Asked, 'body' | 'link'>): Promise<Response>;
