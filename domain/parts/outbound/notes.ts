import type { CaseState } from '#domain/case/state.ts';
import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';
import { outboundOf } from './outbound.ts';

/** The customer hears where their parcel ended, and what was found in what came back (D5, D7). */
export const outboundNotes: Pick<Notes, 'outboundMoved' | 'outboundSettled'> = {
  outboundMoved: ({ data: { trackingNo } }, state) => {
    const status = state.stage === 'execution' ? outboundOf(state, trackingNo)?.status : undefined;
    switch (status) {
      case 'lost':
        return customer('outbound_lost', { trackingNo });
      case 'returned':
        return customer('outbound_returned', { trackingNo });
      case 'delivered':
        return state.outbound?.settled ? [] : customer('outbound_delivered', { trackingNo });
      default:
        return [];
    }
  },
  outboundSettled: ({ data }, state) =>
    hasCameBack(state) ? customer('return_settled', { accepted: data.accepted, of: data.of }) : [],
};

const hasCameBack = ({ outbound }: CaseState): boolean =>
  (outbound?.parcels ?? []).some(({ status }) => status === 'returned');
