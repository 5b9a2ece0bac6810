/**
 * Passwords that are tried first: the notorious ones everywhere, and those of Chinese offices
 * (admin with a year, pinyin phrases, lucky numbers, phone-like rows). Lower case. Our own list, kept short;
 * words are also found behind look-alike characters and trailing digits.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passw0rd passwd pass login welcome letmein monkey dragon master shadow sunshine princess football baseball superman batman
  iloveyou trustno whatever freedom hello secret summer winter spring autumn computer internet google windows
  admin administrator root test guest user default system manager oracle server database demo sysadmin webadmin superuser
  adminadmin rootroot testtest useruser admintest testadmin passwordpassword changeme qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm
  qweasd qweasdzxc qazwsx qazwsxedc asdqwe zaqwsx abcd abcdef abcabc aabbcc abc abcdefg abcdefgh
  woaini woaizhongguo woaiwojia nihao zhongguo beijing shanghai guangzhou hunan changsha zhonghua china chinese
  mima mimamima yonghu guanliyuan xitong gongzuo dangyuan ganbu zuzhi zuzhibu zhengfu renshi bangong jiguan danwei dandang
  xiexie haoyun fuguijixiang jixiang wanshiruyi gongxifacai pingan shunli kuaile xingfu
  123456 12345678 123456789 1234567890 0123456789 0987654321 9876543210 987654321 123123 123123123 1231231234 123321 123456123456 1234554321
  123454321 12344321 1122334455 112233445566 11223344 1029384756 147258369 159357 159753 789456123 741852963 963852741
  5201314 5201314520 1314520 13145200 7758521 7758258 521521 520520 168168168 8888888888 6666666666 888666888 666888666 1688168816 16881688
  a123456 a12345678 a123456789 a1234567890 aa123456 aa12345678 aa123456789 aaa123456 abc123 abc123456 abc123456789 abcd1234 abcd123456 abc12345678
  q123456 q123456789 qq123456 qq123456789 qwe123 qwe123456 qwer1234 qwerty123 qwerty123456 asd123456 asdf1234 zxc123456 zxcv1234 w123456789 z123456789
  1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 2wsx3edc zaq12wsx zaq1zaq1 !qaz2wsx 1qaz@wsx !qaz@wsx qazwsx123 123qwe 123qweasd 123qweasdzxc 123qwe!@# 1234qwer 123456qwe 123456abc 123456aa 123456asd
  admin123 admin1234 admin12345 admin123456 admin888 admin666 admin@123 admin@1234 admin!@# admin123!@# admin#123 root123 root123456 root@123 test123 test1234 test123456 test@123 user1234 user123456
  password1 password12 password123 password1234 password@123 passw0rd123 p@ssw0rd p@ssword p@ssw0rd123 p@ssw0rd1 p@$$w0rd pa$$w0rd pass1234 pass123456 pass@123 pass@word1 welcome1 welcome123 letmein123 iloveyou1314 woaini520 woaini521 woaini1314 woaini5201314 nihao123 zhongguo123
  huawei@123 huawei12#$ h3c@123 cisco123 oracle123 mysql123456 tomcat123 sa123456 qwe!@#123 qaz123456 !@#$%^&* !@#$%^&*() !@#123456 abc!@#123 abc@123456 aa@123456 a@123456789`
    .split(/\s+/)
    .filter((p) => p !== ''),
);
