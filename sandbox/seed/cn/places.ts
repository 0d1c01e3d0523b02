import type { Random } from './random.ts';
import type { Address } from '#sandbox/core/schemas.ts';

/** Province, city, the first four digits of its postcodes, districts. */
const CITIES = [
  ['北京市', '北京市', '1000', ['朝阳区', '海淀区', '丰台区', '通州区']],
  ['上海市', '上海市', '2000', ['浦东新区', '徐汇区', '杨浦区', '闵行区']],
  ['广东省', '广州市', '5100', ['天河区', '越秀区', '番禺区']],
  ['广东省', '深圳市', '5180', ['南山区', '福田区', '龙岗区']],
  ['浙江省', '杭州市', '3100', ['西湖区', '余杭区', '滨江区']],
  ['江苏省', '南京市', '2100', ['鼓楼区', '江宁区', '建邺区']],
  ['江苏省', '苏州市', '2150', ['姑苏区', '吴中区']],
  ['四川省', '成都市', '6100', ['武侯区', '锦江区', '高新区']],
  ['湖北省', '武汉市', '4300', ['洪山区', '江汉区', '武昌区']],
  ['陕西省', '西安市', '7100', ['雁塔区', '未央区']],
  ['重庆市', '重庆市', '4000', ['渝北区', '沙坪坝区']],
  ['湖南省', '长沙市', '4100', ['岳麓区', '雨花区']],
  ['山东省', '青岛市', '2660', ['市南区', '崂山区']],
  ['辽宁省', '沈阳市', '1100', ['和平区', '浑南区']],
  ['福建省', '厦门市', '3610', ['思明区', '湖里区']],
  ['黑龙江省', '哈尔滨市', '1500', ['南岗区', '道里区']],
  ['云南省', '昆明市', '6500', ['五华区', '官渡区']],
  ['新疆维吾尔自治区', '乌鲁木齐市', '8300', ['天山区', '新市区']],
] as const;

const ROADS = ['青禾路', '望湖路', '桂香街', '云杉大道', '石榴巷', '东篱路', '百川街', '听松路', '长亭街', '白鹭大道'];
const ESTATES = ['听雨小区', '半山花园', '枫林苑', '清波家园', '明月里', '向阳新村', '观澜名邸', '和风公寓'];

/** Somewhere to deliver to. Streets and estates are made up; cities and their postcodes are not. */
export function addressOf(random: Random, who: { readonly name: string; readonly phone: string }): Address {
  const [state, city, zip, districts] = random.pick(CITIES);
  return {
    name: who.name,
    line1: `${random.pick<string>(districts)}${random.pick(ROADS)}${random.between(1, 399)}号`,
    line2: `${random.pick(ESTATES)}${random.between(1, 28)}栋${random.between(1, 3)}单元${random.between(1, 32)}0${random.between(1, 4)}室`,
    city,
    state,
    zip: `${zip}${random.between(0, 9)}${random.between(0, 9)}`,
    country: 'CN',
    phone: who.phone,
  };
}
