import { createTransport, type SendMailOptions } from 'nodemailer';

/** A letter as it comes over the wire. */
export async function aLetter(options: SendMailOptions): Promise<Buffer> {
  const sent = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(options);
  const { message } = sent as { message: Buffer };
  return message;
}
