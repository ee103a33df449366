package org.naohai.quality.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Precision and recall of columns on a generated set: every maker below gives one column a trial.
class IdentityRecallTest {

    private static final String[] SURNAMES = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "孙"};
    private static final String[] GIVEN = {"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "子涵", "雨桐", "浩然"};
    private static final String[] FIRST = {"Anna", "Liam", "Emma", "Noah", "Olivia", "José", "Maren", "Pavel"};
    private static final String[] LAST = {"Smith", "Müller", "Kowalski", "O'Neill", "García", "Jensen", "Novak"};

    private record Case(String name, boolean identifying, Function<Random, String> cell) {}

    private static final List<Case> CASES = List.of(
            new Case("姓名", true, IdentityRecallTest::chineseName),
            new Case("家长姓名", true, IdentityRecallTest::chineseName),
            new Case("列1", true, IdentityRecallTest::chineseName),
            new Case("patient_name", true, random -> pick(random, FIRST) + " " + pick(random, LAST)),
            new Case("LastName", true, random -> pick(random, LAST)),
            new Case("name", true, random -> pick(random, FIRST) + " " + pick(random, LAST)),
            new Case("手机号", true, IdentityRecallTest::mobile),
            new Case("contact", true, IdentityRecallTest::mobile),
            new Case("x", true, random -> "+86 " + mobile(random)),
            new Case(
                    "phone",
                    true,
                    random -> "(%03d) 555-%04d".formatted(200 + random.nextInt(700), random.nextInt(10_000))),
            new Case("reach", true, random -> "+49 30 %07d".formatted(random.nextInt(10_000_000))),
            new Case("email", true, random -> "a" + random.nextInt(1_000) + "@example.org"),
            new Case("v7", true, random -> "first.last" + random.nextInt(1_000) + "@mail.example.cn"),
            new Case("身份证号", true, IdentityRecallTest::nationalId),
            new Case("code", true, IdentityRecallTest::nationalId),
            new Case("家庭住址", true, IdentityRecallTest::chineseAddress),
            new Case("note1", true, IdentityRecallTest::chineseAddress),
            new Case("home", true, random -> (1 + random.nextInt(300)) + " " + pick(random, LAST) + " Street"),
            new Case(
                    "出生日期",
                    true,
                    random -> "20%02d-%02d-%02d"
                            .formatted(random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28))),
            new Case(
                    "dob",
                    true,
                    random -> "19%02d/%d/%d"
                            .formatted(30 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28))),
            new Case(
                    "visit",
                    true,
                    random -> "2021-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28))),
            new Case("住院号", true, random -> "ZY" + (100_000 + random.nextInt(900_000))),
            new Case("MRN", true, random -> String.valueOf(1_000_000 + random.nextInt(9_000_000))),
            new Case(
                    "remarks",
                    true,
                    random -> random.nextInt(4) == 0
                            ? "call mother, 13" + (100_000_000 + random.nextInt(899_999_999)) + ", late"
                            : "came on time"),
            new Case("备注", true, random -> random.nextInt(4) == 0 ? "姓名：" + chineseName(random) + "，配合" : "配合良好"),
            new Case(
                    "comment",
                    true,
                    random -> random.nextInt(4) == 0 ? "seen by Dr. " + pick(random, LAST) : "nothing to report"),
            new Case("age", false, random -> String.valueOf(5 + random.nextInt(60))),
            new Case("sex", false, random -> random.nextBoolean() ? "M" : "F"),
            new Case("handedness", false, random -> random.nextBoolean() ? "左" : "右"),
            new Case(
                    "ADHD_medication",
                    false,
                    random -> pick(random, "Focalin", "Concerta", "Adderall 5 days/week", "Ritalin LA")),
            new Case("school_type", false, random -> pick(random, "Public school", "Private school", "Home School")),
            new Case("lives_with", false, random -> pick(random, "Mother", "Both Parents", "Grandmother")),
            new Case("mother_occupation", false, random -> pick(random, "42", "Unemployed", "Self-employed", "17")),
            new Case("name", false, random -> pick(random, "Fp1", "Fp2", "Cz", "T7", "Oz") + random.nextInt(9)),
            new Case("region_name", false, random -> pick(random, "Frontal Lobe", "White Matter", "Temporal Pole")),
            new Case("诊断", false, random -> pick(random, "注意缺陷多动障碍", "孤独症谱系障碍", "对照", "高功能", "方向障碍")),
            new Case("学历", false, random -> pick(random, "高中", "初中", "大学", "小学")),
            new Case("measured", false, random -> String.valueOf(random.nextGaussian() * 1e6)),
            new Case("counter", false, random -> String.valueOf(10_000_000_000L + random.nextInt())),
            new Case("timestamp_ms", false, random -> String.valueOf(1_500_000_000_000L + random.nextInt())),
            new Case(
                    "SLD_datetime",
                    false,
                    random -> "1809-%02d-%02d 09:17:42".formatted(1 + random.nextInt(12), 1 + random.nextInt(28))),
            new Case(
                    "sha256",
                    false,
                    random -> Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong())),
            new Case("sequence", false, random -> "T1w_MPRAGE_" + random.nextInt(9)),
            new Case("headphones", false, random -> pick(random, "yes", "no")),
            new Case("interval", false, random -> (random.nextInt(90) + 10) + "-" + (random.nextInt(900) + 100)),
            new Case(
                    "explanation",
                    false,
                    random -> pick(random, "Comprehension difficulty", "Poor grades", "Reads slowly; repeats words")),
            new Case(
                    "sentence",
                    false,
                    random -> pick(random, "The Red House stands 5 Miles away.", "Mister Fox runs", "Drive safely")),
            new Case("version", false, random -> "1.2." + random.nextInt(100)),
            new Case("mobile_phase", false, random -> pick(random, "A", "B")));

    @Test
    void recall_and_precision_of_columns_on_the_generated_set_stay_high() {
        int hits = 0;
        int misses = 0;
        int falseAlarms = 0;
        var wrong = new ArrayList<String>();
        for (int seed = 0; seed < 20; seed++) {
            for (var one : CASES) {
                var watch = new ColumnWatch(one.name());
                var random = new Random(seed * 1_000L + one.name().hashCode());
                for (int row = 0; row < 30; row++) {
                    watch.see(one.cell().apply(random));
                }
                boolean found = watch.kind(true) != null;
                hits += found && one.identifying() ? 1 : 0;
                misses += !found && one.identifying() ? 1 : 0;
                falseAlarms += found && !one.identifying() ? 1 : 0;
                if (found != one.identifying()) {
                    wrong.add(one.name() + ":" + watch.kind(true));
                }
            }
        }
        double recall = (double) hits / (hits + misses);
        double precision = (double) hits / (hits + falseAlarms);
        System.out.printf(
                "identities: recall %.3f, precision %.3f, wrong %s%n",
                recall, precision, wrong.stream().distinct().toList());
        assertThat(recall).isGreaterThanOrEqualTo(0.98);
        assertThat(precision).isGreaterThanOrEqualTo(0.97);
    }

    private static String chineseName(Random random) {
        return pick(random, SURNAMES) + pick(random, GIVEN);
    }

    private static String mobile(Random random) {
        return "1" + (3 + random.nextInt(7)) + "%09d".formatted(random.nextInt(1_000_000_000));
    }

    private static String chineseAddress(Random random) {
        return pick(random, "北京市朝阳区", "广东省深圳市南山区", "杭州市西湖区") + pick(random, "建国路", "科技园路", "文三路")
                + (1 + random.nextInt(200)) + "号" + (1 + random.nextInt(20)) + "室";
    }

    private static String nationalId(Random random) {
        var first = "110101%04d%02d%02d%03d"
                .formatted(
                        1950 + random.nextInt(70),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(1_000));
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (first.charAt(i) - '0') * weights[i];
        }
        return first + "10X98765432".charAt(sum % 11);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
