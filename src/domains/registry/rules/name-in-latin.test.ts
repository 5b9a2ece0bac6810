import { expect, it } from 'vitest';
import { nameInLatin } from './name-in-latin.ts';

it.each([
  ['张三', 'zhangsan', 'zs'], ['单雄信', 'shanxiongxin', 'sxx'], ['解文', 'xiewen', 'xw'], ['仇和', 'qiuhe', 'qh'], ['任重', 'renzhong', 'rz'], ['曾国', 'zengguo', 'zg'], ['欧阳修', 'ouyangxiu', 'oyx'], ['吕布', 'lvbu', 'lb'], ['买买提·艾力', 'maimaitiaili', 'mmtal'], ['John 王', 'johnwang', 'jw'], ['', '', ''],
])('%s', (name, pinyin, initials) => expect(nameInLatin(name)).toEqual({ pinyin, initials }));
