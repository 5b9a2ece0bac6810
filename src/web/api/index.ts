export { call, download, addressOf, type AnyEndpoint, type InputOf, type OutputOf } from './call.ts';
export { upload, type StoredFile } from './files.ts';
export { useAnswer, useAnswerPages, useCommand, type AnswerOptions, type CommandOptions } from './hooks.ts';
export { RefusalError, IncidentError, ConnectionError, isRefusalError, refusalCode } from './errors.ts';
