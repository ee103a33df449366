package org.naohai.demo.cast;

import org.naohai.kernel.Text;

/// One invented institution with its study, its scanner and its amplifier.
///
/// - **prefix** of its participants' labels · **lineHz** frequency of its mains; Auriga stands where it is 60 Hz
public enum Site {
    DONGHU(
            "DH",
            new Text("东湖儿童医院（虚构）", "Donghu Children's Hospital (fictional)"),
            "DEMO-ATTENTION",
            new Text("注意发展随访（合成演示）", "Attention in development (synthetic demo)"),
            50,
            "BDF"),
    BEILING(
            "BL",
            new Text("北岭大学脑科学中心（虚构）", "Beiling University Brain Centre (fictional)"),
            "DEMO-READING",
            new Text("阅读与脑发育（合成演示）", "Reading and the growing brain (synthetic demo)"),
            50,
            "BrainVision"),
    AURIGA(
            "AU",
            new Text("御夫座影像研究所（虚构）", "Auriga Imaging Institute (fictional)"),
            "DEMO-GROWTH",
            new Text("典型发育队列（合成演示）", "Typical growth cohort (synthetic demo)"),
            60,
            "EDF");

    private final String prefix;
    private final Text institution;
    private final String projectKey;
    private final Text projectTitle;
    private final int lineHz;
    private final String signalFormat;

    Site(String prefix, Text institution, String projectKey, Text projectTitle, int lineHz, String signalFormat) {
        this.prefix = prefix;
        this.institution = institution;
        this.projectKey = projectKey;
        this.projectTitle = projectTitle;
        this.lineHz = lineHz;
        this.signalFormat = signalFormat;
    }

    public String key() {
        return "DEMO-" + name();
    }

    public String prefix() {
        return prefix;
    }

    public Text institution() {
        return institution;
    }

    public String projectKey() {
        return projectKey;
    }

    public Text projectTitle() {
        return projectTitle;
    }

    public int lineHz() {
        return lineHz;
    }

    public String signalFormat() {
        return signalFormat;
    }
}
