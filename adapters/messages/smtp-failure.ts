import { Rejected, Unavailable, Unknown } from '#adapters/failure.ts';

/** What the mail library throws, by its shape. */
interface MailError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

/** Said before the message itself went over the wire. */
const BEFORE_DATA = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'AUTH PLAIN', 'AUTH LOGIN', 'MAIL FROM']);
const RECEIVER = 'RCPT TO';
const SILENCE = 'ETIMEDOUT';

/**
 * What a mail that could not be sent means. A 5xx about the receiver or the message is for good; one about us - sender,
 * password, greeting - is a setting that somebody corrects. A line that breaks after the message was on its way leaves
 * open whether it arrived: it is sent again under the same Message-ID.
 */
export function smtpFailure(error: unknown): Rejected | Unavailable | Unknown {
  const said = shapeOf(error);
  const { code = 'ESMTP', command = '', responseCode } = said;
  const detail = [code, command, responseCode].filter((part) => part !== undefined && part !== '').join(' ');
  const cause = { cause: error };
  if (isForGood(said)) return new Rejected(command === RECEIVER ? 'address_refused' : 'message_refused', detail, cause);
  return neverSent(said) ? new Unavailable(detail, undefined, cause) : new Unknown(detail, cause);
}

const isForGood = ({ command = '', responseCode = 0 }: MailError): boolean =>
  responseCode >= 500 && !BEFORE_DATA.has(command);

/** The library tells every silence as one of the connection, also that after the message. */
const neverSent = ({ code = '', command = '', responseCode = 0 }: MailError): boolean =>
  code !== SILENCE && (responseCode > 0 || BEFORE_DATA.has(command) || NEVER_SENT.has(code));

const NEVER_SENT = new Set(['ECONNECTION', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONNREFUSED']);

const shapeOf = (error: unknown): MailError => (typeof error === 'object' && error !== null ? error : {});
