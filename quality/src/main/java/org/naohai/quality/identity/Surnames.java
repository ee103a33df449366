package org.naohai.quality.identity;

import java.util.Set;
import java.util.stream.Collectors;

/// The commonest Chinese surnames, some 95 % of people, and the commonest double ones.
final class Surnames {

    private static final String SINGLE = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛"
            + "闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤肖葛温牛樊祁洪庄倪";
    private static final Set<String> DOUBLE = Set.of("欧阳", "司马", "上官", "诸葛", "皇甫", "令狐", "尉迟", "司徒");

    private static final Set<Integer> FIRST = SINGLE.codePoints().boxed().collect(Collectors.toUnmodifiableSet());

    private Surnames() {}

    /// Two or three Han characters (four with a double surname) that begin with a surname.
    static boolean nameLike(String text) {
        if (!text.codePoints().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            return false;
        }
        int length = text.codePointCount(0, text.length());
        boolean twofold = length >= 3 && DOUBLE.contains(text.substring(0, 2));
        return twofold ? length <= 4 : length >= 2 && length <= 3 && FIRST.contains(text.codePointAt(0));
    }
}
