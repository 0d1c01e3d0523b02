/** Several articles sold as one: its name, how much of their prices it costs in percent, and what is in it. */
export interface Kit {
  readonly id: string;
  readonly name: string;
  readonly percent: number;
  readonly articles: readonly string[];
}

export const KITS: readonly Kit[] = [
  { id: 'KIT-01', name: '跑步入门套装', percent: 88, articles: ['轻便缓震跑鞋', '速干运动长裤', '跳绳计数款'] },
  {
    id: 'KIT-02',
    name: '护肤三件套',
    percent: 83,
    articles: ['温和氨基酸洁面乳', '烟酰胺精华液 30 ml', '保湿修护面霜 50 g'],
  },
  {
    id: 'KIT-03',
    name: '周末露营套装',
    percent: 87,
    articles: ['户外露营帐篷', '移动电源 20000 毫安时', '便携蓝牙音箱'],
  },
  { id: 'KIT-04', name: '早餐厨房套装', percent: 91, articles: ['破壁料理机', '电热水壶 1.7 升'] },
  { id: 'KIT-05', name: '新手机快充套装', percent: 96, articles: ['智能手机 A7', '快充充电器 65W'] },
  { id: 'KIT-06', name: '宝宝喂养套装', percent: 89, articles: ['宽口径玻璃奶瓶', '婴幼儿辅食机'] },
  { id: 'KIT-07', name: '居家健身套装', percent: 85, articles: ['加厚瑜伽垫', '可调节哑铃 20 公斤', '跳绳计数款'] },
  {
    id: 'KIT-08',
    name: '小学生书房套装',
    percent: 93,
    articles: ['儿童学习桌', '《给孩子的天文课》', '《口袋汉语词典》'],
  },
];

/** What is given with an article: one for each, worth its own price when it does not come back with it (R6). */
export const GIFTS: ReadonlyMap<string, string> = new Map([
  ['智能手机 A7', '移动电源 20000 毫安时'],
  ['烟酰胺精华液 30 ml', '补水面膜 20 片'],
  ['轻便缓震跑鞋', '纯棉袜子五双装'],
  ['扫地机器人', '加湿器 4 升'],
  ['轻量登机箱 20 英寸', '尼龙腰包'],
  ['折叠婴儿推车', '婴儿连体衣两件装'],
  ['双人布艺沙发', '毛绒小熊'],
  ['明前龙井绿茶', '手工牛轧糖'],
]);
