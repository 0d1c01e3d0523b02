import type { Logger as RuntimeLogger, LogLevel } from '@temporalio/worker';
import type { Logger } from 'pino';

/** Queues of outside ports have no workflows by design: the SDK's warning of it is no news. */
const NO_NEWS = /^No workflows registered/;

/** The SDK's log lines as lines of ours. */
export function runtimeLogger(log: Logger): RuntimeLogger {
  const write = (level: Lowercase<LogLevel>, message: string, meta: object = {}): void =>
    log[NO_NEWS.test(message) ? 'debug' : level](meta, message);
  return {
    log: (level, message, meta) => write(LEVELS[level], message, meta),
    trace: (message, meta) => write('trace', message, meta),
    debug: (message, meta) => write('debug', message, meta),
    info: (message, meta) => write('info', message, meta),
    warn: (message, meta) => write('warn', message, meta),
    error: (message, meta) => write('error', message, meta),
  };
}

const LEVELS: Record<LogLevel, Lowercase<LogLevel>> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};
