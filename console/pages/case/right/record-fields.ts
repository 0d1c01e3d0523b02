import { choice, type Field } from './form-field.ts';

/** What was seen to have happened, step by step: each as the API takes it in place of the step's own answer. */
const PARCEL = choice('outcome.status', ['State of the parcel', '包裹状态'], {
  in_transit: ['on its way', '运输中'],
  delivered: ['delivered', '已送达'],
  lost: ['lost', '丢失'],
});
const MONEY = choice('outcome.how', ['What became of it', '处理结果'], {
  paid_otherwise: ['paid another way', '已用其他方式支付'],
  not_owed: ['not owed', '无需支付'],
  recovered: ['got back', '已追回'],
});
const ref = (path: string, label: Field['label']): Field => ({ path, label, kind: 'text' });

export const RECORDED: Readonly<Record<string, readonly Field[]>> = {
  refund: [
    choice('outcome.report.status', ['State of the refund', '退款状态'], {
      arrived: ['it has arrived', '已到账'],
      accepted: ['the provider accepted it', '支付方已受理'],
      held: ['the provider holds it', '支付方暂扣'],
      failed: ['it failed for good', '彻底失败'],
    }),
    ref('outcome.report.ref', ["Provider's own number", '支付方流水号']),
  ],
  authoriseReturn: [{ ...ref('outcome.trackingNo', ['Tracking number', '运单号']), required: true }],
  traceParcel: [PARCEL],
  traceShipment: [PARCEL],
  traceOutbound: [PARCEL],
  grant: [
    choice('outcome.report.status', ['State of the grant', '补偿状态'], {
      delivered: ['given', '已发放'],
      cancelled: ['cannot be given', '无法发放'],
    }),
    ref('outcome.report.code', ['Code', '券码']),
  ],
  revokeGrant: [
    choice('outcome.outcome', ['What became of it', '处理结果'], {
      revoked: ['taken back', '已收回'],
      kept: ['left to the customer', '留给客户'],
    }),
  ],
  shipGoods: [
    choice('outcome.report.status', ['State of the shipment', '发货状态'], {
      shipped: ['shipped', '已发货'],
      signed: ['signed for', '已签收'],
      outOfStock: ['cannot be sent any more', '无法再发货'],
    }),
    ref('outcome.report.trackingNo', ['Tracking number', '运单号']),
    ref('outcome.report.carrier', ['Carrier', '承运商']),
  ],
  charge: [
    choice('outcome.report.status', ['State of the payment', '收款状态'], {
      paid: ['paid', '已付款'],
      authorised: ['held on the card', '已预授权'],
      failed: ['failed', '失败'],
      cancelled: ['cancelled', '已取消'],
    }),
    ref('outcome.report.ref', ["Provider's own number", '支付方流水号']),
  ],
  intercept: [
    choice('outcome.outcome', ['What became of it', '处理结果'], {
      intercepted: ['stopped', '已拦截'],
      tooLate: ['too late', '来不及'],
    }),
  ],
  lateMoney: [MONEY],
  recover: [
    choice('outcome.how', ['What became of it', '处理结果'], {
      recovered: ['got back', '已追回'],
      not_owed: ['not owed', '无需支付'],
    }),
  ],
  repair: [
    choice('outcome.status', ['State of the repair', '维修状态'], {
      repaired: ['repaired', '已修好'],
      unrepairable: ['cannot be repaired', '无法维修'],
      declined: ['goes back unrepaired', '未修退回'],
      settled: ['seen to by hand', '已人工处理'],
    }),
  ],
  repairPayment: [
    choice('outcome.how', ['What became of it', '处理结果'], {
      paid: ['paid', '已付款'],
      waived: ['waived', '已免除'],
    }),
  ],
};
