package org.naohai.semantics;

import java.util.HashMap;
import java.util.Map;

/// Traditional Chinese characters as their simplified forms: those that the field's terms are written with.
final class Simplified {

    private static final String PAIRS =
            "腦脑電电圖图靜静態态經经網网絡络機机體体頭头顱颅顳颞頂顶葉叶額额島岛殼壳蒼苍黃黄質质紋纹狀状學学習习語语閱阅讀读寫写計计數数據据實实驗验測测評评問问題题結结構构擴扩張张彌弥掃扫顯显"
                    + "視视聽听覺觉動动運运記记憶忆執执認认識识緒绪獎奖賞赏決决應应對对診诊斷断癥症憂忧鬱郁慮虑強强創创傷伤後后壓压癲癫癇痫瘋疯爾尔茲兹馬马膽胆鹼碱細细膠胶軸轴樹树觸触觀观試试兒儿嬰婴齡龄"
                    + "歲岁歷历調调節节遺遗傳传變变異异點点檢检類类別别鏡镜單单雙双層层髮发發发屬属與与這这個个為为東东區区關关係系線线連连續续緩缓醫医療疗藥药劑剂護护師师門门術术監监腫肿賴赖飲饮韋韦總总"
                    + "標标準准誤误報报資资庫库項项隊队縱纵橫横訪访詞词彙汇積积陣阵導导聯联極极參参頻频譜谱壞坏偽伪跡迹轉转換换離离紅红綠绿藍蓝夢梦國国際际鏈链幹干醣糖鹽盐鎮镇顫颤協协殘残礙碍遲迟齊齐寧宁"
                    + "麗丽";

    private static final Map<Character, Character> FORMS = forms();

    private Simplified() {}

    static char of(char c) {
        return FORMS.getOrDefault(c, c);
    }

    private static Map<Character, Character> forms() {
        var forms = new HashMap<Character, Character>();
        for (int i = 0; i + 1 < PAIRS.length(); i += 2) {
            forms.put(PAIRS.charAt(i), PAIRS.charAt(i + 1));
        }
        return Map.copyOf(forms);
    }
}
