import { createWorldClock } from './world-clock.ts';
import { createWorldControl, WorldRefused, type WorldConfig } from './world-control.ts';

interface Trouble {
  readonly troubleId: string;
  readonly port: string;
  readonly operation: string;
  readonly fault: string;
  readonly orderNo?: string;
  readonly times?: number;
}

interface Message {
  readonly messageId: string;
  readonly channel: string;
  readonly to: string;
  readonly locale: string;
  readonly subject: string | null;
  readonly text: string;
  readonly acceptedAt: string;
}

/** What a person who rehearses a case may see and do in the world around its order. */
export function createWorldDesk(config: WorldConfig) {
  const ask = createWorldControl(config);
  const all = async (): Promise<readonly Trouble[]> =>
    ((await ask('/trouble')) as unknown as { data: readonly Trouble[] }).data;
  const ofOrder = async (orderNo: string): Promise<readonly Trouble[]> =>
    (await all()).filter((one) => one.orderNo === undefined || one.orderNo === orderNo);

  return {
    next: createWorldClock(config).next,
    troubles: async (orderNo: string) =>
      (await ofOrder(orderNo)).map(({ troubleId, port, operation, fault, times, orderNo: only }) => ({
        id: troubleId,
        port,
        operation,
        fault,
        times: times ?? null,
        everywhere: only === undefined,
      })),
    switchOn: async (trouble: object): Promise<void> => {
      await ask('/trouble', { method: 'POST', body: trouble });
    },
    switchOff: async (orderNo: string, troubleId: string): Promise<void> => {
      const isTheirs = (await ofOrder(orderNo)).some((one) => one.troubleId === troubleId);
      if (isTheirs) await ask(`/trouble/${encodeURIComponent(troubleId)}`, { method: 'DELETE' });
    },
    mailbox: async (orderNo: string) => {
      const picture = (await ask(`/orders/${encodeURIComponent(orderNo)}`)) as unknown as {
        messages: readonly Message[];
      };
      return picture.messages.map(({ messageId, channel, to, locale, subject, text, acceptedAt }) => ({
        id: messageId,
        channel,
        sentTo: to,
        locale,
        subject,
        text,
        at: acceptedAt,
      }));
    },
    /** Nothing to send is an answer; a world that is away is an error. */
    sendParcel: async (rma: string): Promise<boolean> => {
      try {
        await ask(`/returns/${encodeURIComponent(rma)}/send`, { method: 'POST', body: {} });
        return true;
      } catch (error) {
        if (error instanceof WorldRefused && error.status < 500) return false;
        throw error;
      }
    },
  };
}
