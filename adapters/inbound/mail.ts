import { createHash } from 'node:crypto';
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import type { Letter } from '#domain/inbound/letter.ts';
import { withoutQuotes } from '#domain/inbound/quoted.ts';

const LONGEST_TEXT = 4_000;
const LONGEST_SUBJECT = 300;
const LONGEST_NAME = 200;
const MOST_FILES = 20;
/** Smaller pictures inside a letter are signatures and counters, not evidence. */
const SMALLEST_INLINE = 3_000;

/** Reads an e-mail as it came over the wire; undefined when it is none, or nobody is named who sent it. */
export async function readLetter(raw: Buffer): Promise<Letter | undefined> {
  const mail = await simpleParser(raw, { skipImageLinks: true, skipTextLinks: true }).catch(() => undefined);
  const [sender] = mail?.from?.value ?? [];
  return mail && sender?.address ? letterOf(mail, { address: sender.address, name: sender.name }, raw) : undefined;
}

function letterOf(mail: ParsedMail, sender: Letter['from'], raw: Buffer): Letter {
  const address = sender.address.toLowerCase();
  const automatic = automaticBy(mail, address);
  return {
    messageId: mail.messageId ?? `<${createHash('sha256').update(raw).digest('hex')}>`,
    from: { address, name: clean(sender.name, LONGEST_NAME) },
    to: [...addressesOf(mail.to), ...addressesOf(mail.cc), ...deliveredTo(mail)],
    subject: clean(mail.subject, LONGEST_SUBJECT),
    text: clean(withoutQuotes(mail.text ?? ''), LONGEST_TEXT),
    references: [mail.inReplyTo ?? [], mail.references ?? []].flat(),
    files: filesOf(mail),
    ...(automatic === undefined ? {} : { automatic }),
  };
}

const filesOf = ({ attachments }: ParsedMail): Letter['files'] =>
  attachments
    .filter(({ related, size }) => !related || size >= SMALLEST_INLINE)
    .slice(0, MOST_FILES)
    .map(({ filename, content }) => ({ name: filename ?? '', bytes: content }));

/** What Postgres can hold and JSON can carry. */
const clean = (text: string | undefined, longest: number): string =>
  (text ?? '')
    .replaceAll('\0', '')
    .slice(0, longest)
    .replaceAll(/\p{Surrogate}/gu, '');

const addressesOf = (given: AddressObject | AddressObject[] | undefined): string[] =>
  [given ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => (address ? [address.toLowerCase()] : [])));

/** Where the mail servers on the way say that it went: the address that we gave out, when the visible one is a list. */
const deliveredTo = (mail: ParsedMail): string[] =>
  ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => headerAddresses(mail, name) ?? []);

/** The addresses of a header that holds some, whichever way it was read; undefined where it is absent. */
function headerAddresses(mail: ParsedMail, name: string): string[] | undefined {
  return mail.headers.has(name) ? [mail.headers.get(name)].flat().flatMap(addressesIn) : undefined;
}

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string')
    return [value.trim().replaceAll(/[<>]/g, '').toLowerCase()].filter((one) => one !== '');
  return typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value)
    ? addressesOf(value as AddressObject)
    : [];
}

/** Words of machines, by what they say of themselves (RFC 3834), so that no two of them write to each other for ever. */
function automaticBy(mail: ParsedMail, from: string): string | undefined {
  if (isBounce(mail, from)) return 'bounce';
  if (!['', 'no'].includes(said(mail, 'auto-submitted'))) return 'auto_reply';
  if (said(mail, 'x-autoreply') !== '' || said(mail, 'x-autorespond') !== '') return 'auto_reply';
  return mail.headers.has('list') || BULK.test(said(mail, 'precedence')) ? 'bulk' : undefined;
}

const BULK = /^(?:bulk|junk|list|auto_reply)$/;

function said(mail: ParsedMail, name: string): string {
  const value = mail.headers.get(name);
  return typeof value === 'string' ? value.toLowerCase() : '';
}

/** A report of a mail server, or a letter whose empty return path says that nobody is to be answered. */
function isBounce(mail: ParsedMail, from: string): boolean {
  const type = mail.headers.get('content-type');
  const kind = typeof type === 'object' && 'value' in type ? type.value : '';
  if (kind === 'multipart/report' || /^(?:mailer-daemon|postmaster)@/.test(from)) return true;
  return headerAddresses(mail, 'return-path')?.length === 0;
}
