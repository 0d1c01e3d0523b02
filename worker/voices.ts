import { createChannels, faultOf, type Channels, type Env } from '#adapters/messages/channels.ts';
import type { MessagesPort } from '#adapters/messages/port.ts';
import { createReplyAddresses } from '#adapters/inbound/reply-address.ts';
import { createMailer, NO_MAILER, type Mailer } from '#adapters/messages/smtp.ts';
import { waysOf } from '#domain/messaging.ts';
import type { ShopSettings } from '#domain/shops.ts';
import { loadShopWords, type ShopWordsBook } from '#messages/shop-words.ts';
import type { WorkerConfig } from './config.ts';

export interface VoicesInput {
  /** The installation's own messages' port, for all that shops have not named another way for. */
  readonly provider: MessagesPort;
  readonly env: Env;
  readonly settings: Pick<
    WorkerConfig,
    | 'AFTERCARE_SMTP_URL'
    | 'AFTERCARE_SHOP_WORDS'
    | 'AFTERCARE_ADAPTER_TIMEOUT_MS'
    | 'AFTERCARE_INBOUND_SECRET'
    | 'AFTERCARE_PUBLIC_URL'
  >;
  readonly shops: Readonly<Record<string, ShopSettings>>;
  readonly now: () => number;
}

export interface Voices {
  readonly channels: Channels;
  readonly shopWords: ShopWordsBook;
  /** Where customers' own pages begin. */
  readonly pages: string | undefined;
  close(): void;
}

/**
 * What messages go out by, and the shops' own words. Throws when a shop's words cannot be said, or when a way that a
 * shop has named cannot be used: every one is named with its shop, none with a value.
 */
export function createVoices({ provider, env, settings, shops, now }: VoicesInput): Voices {
  const timeoutMs = settings.AFTERCARE_ADAPTER_TIMEOUT_MS;
  const secrets = settings.AFTERCARE_INBOUND_SECRET?.split(',').map((one) => one.trim());
  const mailer: Mailer =
    settings.AFTERCARE_SMTP_URL === undefined
      ? NO_MAILER
      : createMailer({
          url: settings.AFTERCARE_SMTP_URL,
          timeoutMs,
          now,
          ...(secrets ? { replies: createReplyAddresses(secrets) } : {}),
        });
  const channels = createChannels({ provider, mailer, env, timeoutMs, now });
  const faults = Object.entries(shops).flatMap(([shop, { messages }]) =>
    (messages ? waysOf(messages) : []).flatMap((way) => {
      const fault = faultOf(channels, way);
      return fault === undefined ? [] : [`${shop}, ${way.via}: ${fault}`];
    }),
  );
  if (faults.length > 0)
    throw new Error(`messages cannot be sent as policies/shops.yaml says:\n  ${faults.join('\n  ')}`);
  return {
    channels,
    shopWords: loadShopWords(settings.AFTERCARE_SHOP_WORDS),
    pages: settings.AFTERCARE_PUBLIC_URL?.replace(/\/$/, ''),
    close: () => mailer.close(),
  };
}
