import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { listenOnFreePort } from './listening.ts';

/** One mail as it came over the wire. */
export interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly headers: ReadonlyMap<string, string>;
  readonly raw: string;
}

export interface MailCatcher {
  readonly url: string;
  readonly mails: CaughtMail[];
  close(): Promise<void>;
}

/** A real mail server of this machine that keeps what it gets; addresses that begin with a code are refused by it. */
export async function catchMail(options: SMTPServerOptions = {}): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const [, code, enhanced] = /^(\d{3})-(\d.\d.\d)/.exec(address) ?? [];
      done(code === undefined ? null : Object.assign(new Error(`${enhanced} no`), { responseCode: Number(code) }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          headers: headersOf(raw),
          raw,
        });
        done();
      });
    },
    ...options,
  });
  const port = await listenOnFreePort(server.server);
  return {
    url: `smtp://127.0.0.1:${port}?tls=off`,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function headersOf(raw: string): ReadonlyMap<string, string> {
  const [head = ''] = raw.split('\r\n\r\n');
  return new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );
}
