import type { StaffRole } from './roles.ts';

/** A robot's room, as the chat programs name them. */
export const ROBOTS = ['dingtalk', 'feishu', 'wecom', 'slack'] as const;
export type Robot = (typeof ROBOTS)[number];

/** The name of an environment variable; addresses with keys in them and secrets never stand in a file. */
export type EnvName = string;

/** E-mail of the shop's own, by SMTP. */
export interface SmtpWay {
  readonly via: 'smtp';
  /** The sender, `Shop <care@shop.example>`. */
  readonly from: string;
  readonly replyTo?: string;
}

/** A signed webhook to a system of the shop's, which does the rest. */
export interface WebhookWay {
  readonly via: 'webhook';
  readonly url: EnvName;
  readonly secret: EnvName;
}

/** A robot in a room of the team's. */
export interface RobotWay {
  readonly via: Robot;
  readonly url: EnvName;
  /** DingTalk and Feishu can sign; the other two have their key in the address. */
  readonly secret?: EnvName;
}

/** How a message goes out; `provider` is the messages' port of the installation, the sandbox's mailbox in a rehearsal. */
export type Way = { readonly via: 'provider' } | SmtpWay | WebhookWay | RobotWay;

/** How a shop's messages go out; what is not named goes through the provider. */
export interface Messaging {
  readonly email?: SmtpWay | WebhookWay;
  readonly sms?: WebhookWay;
  /** The rooms of the teams; `everyone` serves the roles that have none of their own. */
  readonly rooms?: Readonly<Partial<Record<StaffRole | 'everyone', RobotWay | WebhookWay>>>;
  /** When customers are left alone, in the zone of the shop's policy. */
  readonly quiet?: { readonly from: string; readonly to: string };
}

const PROVIDER: Way = { via: 'provider' };

/** The way to customers over one of their addresses. */
export const wayToCustomer = (messaging: Messaging | undefined, channel: 'email' | 'sms'): Way =>
  messaging?.[channel] ?? PROVIDER;

/** The way to a team's room. */
export const wayToTeam = (messaging: Messaging | undefined, role: StaffRole): Way =>
  messaging?.rooms?.[role] ?? messaging?.rooms?.everyone ?? PROVIDER;

/** Every way a shop has named, for a look at their variables before anything starts. */
export const waysOf = ({ email, sms, rooms }: Messaging): readonly Way[] =>
  [email, sms, ...Object.values(rooms ?? {})].filter((way) => way !== undefined);
