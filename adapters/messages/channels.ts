import { Unavailable } from '#adapters/failure.ts';
import type { EnvName, RobotWay, Way, WebhookWay } from '#domain/messaging.ts';
import type { MessagesPort } from './port.ts';
import { createRobotMessages } from './robots/index.ts';
import type { Mailer } from './smtp.ts';
import { createWebhookMessages } from './webhook.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Every channel behind the one port. */
export interface Channels {
  readonly through: (way: Way) => MessagesPort;
}

export interface ChannelsDeps {
  readonly provider: MessagesPort;
  readonly mailer: Mailer;
  readonly env: Env;
  readonly timeoutMs: number;
  readonly now: () => number;
}

/** Addresses and secrets are looked up by name each time: a shop's file that is read anew may name new ones. */
export function createChannels({ provider, mailer, env, timeoutMs, now }: ChannelsDeps): Channels {
  const webhook = ({ url, secret }: WebhookWay): MessagesPort =>
    createWebhookMessages({ url: addressIn(env, url), secrets: secretsIn(env, secret), timeoutMs, now });
  const robot = ({ via, url, secret }: RobotWay): MessagesPort =>
    createRobotMessages({
      robot: via,
      url: addressIn(env, url),
      ...(secret === undefined ? {} : { secret: valueIn(env, secret) }),
      timeoutMs,
      now,
    });
  return {
    through(way) {
      switch (way.via) {
        case 'provider':
          return provider;
        case 'smtp':
          return mailer.as(way);
        case 'webhook':
          return webhook(way);
        default:
          return robot(way);
      }
    },
  };
}

/** Why a way cannot be used as things stand, without any value of a variable; undefined when it can. */
export function faultOf({ through }: Channels, way: Way): string | undefined {
  try {
    through(way);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function valueIn(env: Env, name: EnvName): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Unavailable(`${name} is not set`);
  return value;
}

/** One secret, or the old and the new, separated by a comma. */
function secretsIn(env: Env, name: EnvName): string[] {
  const secrets = valueIn(env, name)
    .split(',')
    .map((one) => one.trim());
  if (secrets.every((secret) => /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret))) return secrets;
  throw new Unavailable(`${name} must be whsec_ and at least 24 bytes in base64`);
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Keys stand in these addresses: they go over the wire encrypted or not at all. */
function addressIn(env: Env, name: EnvName): string {
  const { protocol, hostname, href } = parsed(name, valueIn(env, name));
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) return href;
  throw new Unavailable(`${name} must be an https:// address`);
}

function parsed(name: EnvName, value: string): URL {
  try {
    return new URL(value);
  } catch {
    throw new Unavailable(`${name} is no address`);
  }
}
