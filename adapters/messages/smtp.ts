import { createTransport, type Transporter } from 'nodemailer';
import type { SmtpWay } from '#domain/messaging.ts';
import type { ReplyAddresses } from '#adapters/inbound/reply-address.ts';
import { Rejected, Unavailable } from '#adapters/failure.ts';
import type { Message, MessagesPort } from './port.ts';
import { smtpFailure } from './smtp-failure.ts';
import { stableId } from './stable-id.ts';

/** The one connection to the mail server, for the shops that send by it. */
export interface Mailer {
  readonly as: (way: SmtpWay) => MessagesPort;
  close(): void;
}

export interface MailerOptions {
  readonly url: string;
  readonly timeoutMs: number;
  readonly now: () => number;
  /** Leads answers back to their case; without it they go where the shop says, and people sort them. */
  readonly replies?: Pick<ReplyAddresses, 'of'>;
}

/** Throws at once when the address is none. Nothing is read from files or fetched from addresses. */
export function createMailer({ url, timeoutMs, now, replies }: MailerOptions): Mailer {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  if (!/^smtps?:$/.test(protocol)) throw new Error('AFTERCARE_SMTP_URL must begin with smtp:// or smtps://');
  const transport = createTransport({
    host: hostname,
    port: Number(port || (protocol === 'smtps:' ? 465 : 587)),
    secure: protocol === 'smtps:',
    // Without TLS only where the address says so: a mail server beside us, or a test's.
    ...(searchParams.get('tls') === 'off' ? { ignoreTLS: true } : { requireTLS: protocol === 'smtp:' }),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    pool: true,
    maxConnections: 3,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    as: (way) => ({
      send: async (key, message) => ({
        messageId: await post(transport, answerable(way, message, replies), { key, message }),
        acceptedAt: now(),
      }),
    }),
    close: () => transport.close(),
  };
}

/** The way with an address for the answers to this very case (A1). */
function answerable(way: SmtpWay, { caseNo }: Message, replies: MailerOptions['replies']): SmtpWay {
  const address = way.replyTo ?? way.from;
  return caseNo === undefined || !replies ? way : { ...way, replyTo: replies.of(address, caseNo) };
}

/** One address, as it is written to a server: no list of them, no name, nothing that ends a line. */
const ADDRESS = /^[^\s,;:<>"()@]+@[^\s,;:<>"()@]+$/u;

async function post(
  transport: Pick<Transporter, 'sendMail'>,
  { from, replyTo }: SmtpWay,
  { key, message }: { readonly key: string; readonly message: Message },
): Promise<string> {
  if (!ADDRESS.test(message.to)) throw new Rejected('address_malformed', 'this is no e-mail address');
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '');
  const messageId = `<${stableId(key)}@${domain}>`;
  const thread = message.caseNo === undefined ? undefined : `<case.${message.caseNo}@${domain}>`;
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: message.to },
      ...(replyTo === undefined ? {} : { replyTo }),
      subject: message.subject ?? '',
      text: message.text,
      ...(message.html === undefined ? {} : { html: message.html }),
      messageId,
      ...(thread === undefined ? {} : { inReplyTo: thread, references: thread }),
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': message.locale,
      },
    });
  } catch (error) {
    throw smtpFailure(error);
  }
  return messageId;
}

/** Where no mail server is named: nothing is lost, the message waits until there is one. */
export const NO_MAILER: Mailer = {
  as: () => {
    throw new Unavailable('AFTERCARE_SMTP_URL is not set');
  },
  close: () => undefined,
};
