export { answerJson, answerText, BodyTooLarge, bodyOf } from './http-body';
export { LocalHttp, type LocalHttpOptions } from './local-http';
export type { LocalRequest, LocalService } from './service';
