/** What people write when something is wrong, in their own words, with what they mean and what they would like. */
export interface Complaint {
  readonly id: string;
  /** As the shop's staff sort it: 质量, 错发, 物流慢 ... */
  readonly kind: string;
  readonly problem: ComplaintProblem;
  readonly wish: ComplaintWish;
  readonly text: string;
}

/** The problems and wishes of a request, as Aftercare's HTTP interface names them. */
export const COMPLAINT_PROBLEMS = [
  'no_longer_wanted',
  'ordered_by_mistake',
  'defective',
  'not_as_described',
  'wrong_item',
  'missing_item',
  'damaged_in_transit',
  'not_arrived',
  'refused_on_delivery',
  'out_of_stock',
  'order_details',
  'question',
  'complaint',
  'bad_review',
] as const;
type ComplaintProblem = (typeof COMPLAINT_PROBLEMS)[number];

export const COMPLAINT_WISHES = [
  'return_and_refund',
  'refund_only',
  'exchange',
  'reship',
  'repair',
  'partial_refund',
  'compensation',
  'guidance',
  'change_order',
  'cancel',
] as const;
type ComplaintWish = (typeof COMPLAINT_WISHES)[number];

type Said = readonly (readonly [ComplaintWish, string])[];

const SAID: readonly (readonly [kind: string, ComplaintProblem, Said])[] = [
  [
    '质量',
    'defective',
    [
      ['exchange', '耳机左边没声音，换手机试了也一样，刚买三天就坏，给我换个新的。'],
      ['repair', '扫地机器人老是原地转圈，清理过轮子还是不行，能修吗？'],
      ['return_and_refund', '鞋子穿了两次就开胶了，这质量也太差了，我要退货。'],
      ['repair', '电饭煲按了煮饭没反应，屏幕一直显示 E3，麻烦帮忙修一下。'],
      ['exchange', '手机充到 30% 就不动了，换了充电头也没用，想换一台。'],
      ['return_and_refund', '面霜一打开有股怪味，颜色也发黄，不敢用，退了吧。'],
      ['refund_only', '草莓收到烂了一半，底下全是水，拍照给你们了，退钱。'],
      ['partial_refund', 'T恤洗一次就缩水一圈，勉强能穿，退我一部分钱就算了。'],
    ],
  ],
  [
    '描述不符',
    'not_as_described',
    [
      ['return_and_refund', '页面写的是头层牛皮，拿到手一看就是人造革，这不是骗人吗，退货。'],
      ['partial_refund', '说好充绒量 110 克，衣服上的标签写的是 80 克，差价退给我。'],
      ['return_and_refund', '图片上是驼色，收到的明显偏黄，色差太大了，不想要了。'],
      ['exchange', '标的是 40 码，实际穿着像 38 的，能不能换大一码？'],
      ['return_and_refund', '详情页说带触控笔，盒子里根本没有，客服还说本来就不带，我要退。'],
      ['partial_refund', '大米说是当季新米，袋子上的日期是去年的，怎么算？'],
      ['return_and_refund', '说是静音的加湿器，开起来嗡嗡响，晚上根本没法睡。'],
    ],
  ],
  [
    '错发',
    'wrong_item',
    [
      ['exchange', '我买的是黑色，你们发了件白色的，赶紧给我换过来。'],
      ['reship', '明明订的是 256G，收到的是 128G，把对的补发给我，这个我寄回去。'],
      ['exchange', '收到一双别人的鞋，鞋码和款式都不对，是不是贴错单了？'],
      ['return_and_refund', '买的洁面乳，寄来一瓶洗发水，算了不要了，给我退款吧。'],
      ['exchange', '拼图要的是中国地图，发成世界地图了，孩子等着用呢。'],
      ['reship', '三件里有一件发错了，裤子变成了卫衣，请把裤子补给我。'],
      ['exchange', '刻字钢笔刻成了别人的名字，这个怎么弄？'],
    ],
  ],
  [
    '漏发',
    'missing_item',
    [
      ['reship', '买了三件只收到两件，少了一条裤子，箱子里翻遍了也没有。'],
      ['refund_only', '买一送一的赠品没给我，包裹里就一个主商品，折现退给我也行。'],
      ['reship', '手机盒里没有充电头，写着标配的，麻烦补寄一个。'],
      ['refund_only', '坚果下单 60 包，只有 30 包，少的退钱。'],
      ['reship', '书架少了一包螺丝，装不起来，什么时候能补过来？'],
      ['reship', '哑铃只来了一只，说好一对的，另一只呢？'],
      ['refund_only', '五双袜子的套装，数来数去只有四双，退一双的钱给我吧。'],
    ],
  ],
  [
    '破损',
    'damaged_in_transit',
    [
      ['exchange', '箱子被压扁了，里面的玻璃壶碎了一地，差点割到手，给我换一个。'],
      ['return_and_refund', '快递送到时外包装湿透了，书全都泡皱了，退货退款。'],
      ['partial_refund', '行李箱角上磕了个坑，能用，但是新的就这样，补偿一点吧。'],
      ['refund_only', '大闸蟹送来死了三只，冰袋都化了，死的退钱。'],
      ['exchange', '马克杯把手断了，就包了一层泡沫袋，换一个，包好点。'],
      ['return_and_refund', '洗衣机外壳凹进去一大块，安装师傅说不建议装，要求退货。'],
      ['partial_refund', '口红盖子裂了，膏体没事，退我十块钱算了。'],
    ],
  ],
  [
    '物流慢',
    'not_arrived',
    [
      ['guidance', '都五天了还在原地不动，物流信息也不更新，帮我催一下。'],
      ['reship', '显示已签收，可我根本没收到，门口也没有，再发一件吧。'],
      ['refund_only', '生日礼物说好周五到，现在都下周二了，不等了，退款。'],
      ['guidance', '包裹怎么绕到另一个省去了？到底什么时候能送到？'],
      ['compensation', '说次日达，第四天才派件，加急费白花了，总得补偿一下吧。'],
      ['refund_only', '快递说件丢了让我找卖家，你们给个说法，把钱退我。'],
      ['reship', '快递员说放驿站了，驿站说没有这个件，麻烦查一下，找不到就重发。'],
      ['guidance', '两个包裹只到了一个，另一个还在路上吗？'],
    ],
  ],
  [
    '拒签',
    'refused_on_delivery',
    [
      ['refund_only', '送来的时候箱子是破的，我当场拒收了，请退款。'],
      ['refund_only', '等太久了，已经在线下买了，快递到了我没签，退钱给我。'],
      ['reship', '打开一看颜色不对就拒签了，重新发一个对的来。'],
      ['refund_only', '家里人不知道是什么就拒收了，包裹退回去了，那就退款吧。'],
      ['reship', '派件电话没接到被退回去了，我没说不要，请再寄一次。'],
    ],
  ],
  [
    '不想要了',
    'no_longer_wanted',
    [
      ['return_and_refund', '衣服不合适，吊牌都在，没穿过，想七天无理由退掉。'],
      ['return_and_refund', '买了三件，退一件可以吗？另外两件留着。'],
      ['return_and_refund', '收到觉得没有想象中好看，没拆吊牌，退了。'],
      ['exchange', '大小不合适，想换成 L 码，没有的话就退。'],
      ['return_and_refund', '家里人已经买过一个一样的了，这个还没拆封，申请退货。'],
      ['return_and_refund', '沙发放进客厅太大了，退货的话运费谁出？'],
      ['refund_only', '不想要了，也懒得寄回去，直接退我钱行不行？'],
    ],
  ],
  [
    '拍错',
    'ordered_by_mistake',
    [
      ['cancel', '手滑拍了两份，取消一份，还没发货吧？'],
      ['return_and_refund', '拍错颜色了，已经发货了，收到我原样退回去。'],
      ['cancel', '地址选成老家的了，取消重拍吧。'],
      ['exchange', '选成 36 码了，我要的是 38，能换吗？'],
      ['cancel', '孩子拿我手机乱点的，请帮我取消订单。'],
      ['return_and_refund', '以为是整套，原来只有一个，拍错了，想退。'],
    ],
  ],
  [
    '缺货',
    'out_of_stock',
    [
      ['cancel', '付了款才说没货，那还卖什么，给我退了。'],
      ['exchange', '要的颜色没货的话，换成灰色也可以。'],
      ['guidance', '说缺货要等，到底等几天？给个准话。'],
      ['compensation', '活动价抢到的又说没货，是不是应该赔点优惠券？'],
    ],
  ],
  [
    '改订单',
    'order_details',
    [
      ['change_order', '电话号码填错了，最后两位是 37，麻烦改一下。'],
      ['change_order', '能帮我改个地址吗？搬家了，还没发货。'],
      ['change_order', '把 M 码改成 L 码，趁还没发。'],
      ['change_order', '想换成用礼品卡付，可以改吗？'],
      ['cancel', '先别发，我再想想，取消吧。'],
    ],
  ],
  [
    '咨询',
    'question',
    [
      ['guidance', '这个锅能放洗碗机吗？'],
      ['guidance', '耳机怎么跟电脑连？说明书看不懂。'],
      ['guidance', '七天无理由从哪天开始算？'],
      ['guidance', '安全座椅装反了有影响吗？求教程。'],
      ['guidance', '羽绒服可以机洗吗，会不会跑绒？'],
      ['guidance', '退货的时候赠品要一起寄回去吗？'],
    ],
  ],
  [
    '态度差',
    'complaint',
    [
      ['compensation', '问了三遍客服都是复制粘贴，最后还说“爱买不买”，我要投诉这个人。'],
      ['compensation', '打电话过去直接挂断，什么态度？必须给个说法。'],
      ['guidance', '每个客服说的都不一样，一个说能退一个说不能，到底听谁的？'],
      ['compensation', '快递员扔门口就走，叫他还骂人，我要投诉。'],
      ['compensation', '答应两小时回电，等了两天没人理，太不负责任了。'],
      ['guidance', '要求你们经理给我回话，普通客服解决不了问题。'],
    ],
  ],
  [
    '退款慢',
    'complaint',
    [
      ['refund_only', '货退回去十天了，仓库早签收了，钱呢？'],
      ['refund_only', '说好三个工作日到账，今天第六天，卡里一分没有。'],
      ['guidance', '退款显示成功，可是钱包里没看到，到底退哪去了？'],
      ['refund_only', '礼品卡付的部分没退，只退了一半，另一半什么时候退？'],
      ['compensation', '退个货来回扯了半个月，时间不是钱吗？'],
      ['refund_only', '积分和优惠券没还给我，只退了现金部分，请补上。'],
    ],
  ],
  [
    '差评',
    'bad_review',
    [
      ['guidance', '一星，收到货闷了一肚子气，味道大得没法用，问客服半天没人回。'],
      ['return_and_refund', '差评！跟图片完全两个样，大家别买。'],
      ['compensation', '物流慢得要命，等了九天，东西倒是还行，给两星。'],
      ['exchange', '用了一周就坏了，追评：说换新的到现在没音讯。'],
      ['partial_refund', '刚买完第二天就降价八十块，感觉被坑了，中评。'],
      ['guidance', '包装太敷衍，送人都拿不出手，不会再买。'],
    ],
  ],
];

/** All of them, always in the same order. */
export const COMPLAINTS: readonly Complaint[] = SAID.flatMap(([kind, problem, said], nth) =>
  said.map(([wish, text], index) => ({
    id: `cn-${String(nth + 1).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`,
    kind,
    problem,
    wish,
    text,
  })),
);
