import pino, { type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured log, one JSON object a line. Names, ID numbers and cookies never go in. */
export const openLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: ['req.headers', 'password', '*.password', 'token', '*.token'], remove: true } });

export const silentLog = (): Logger => pino({ level: 'silent' });
