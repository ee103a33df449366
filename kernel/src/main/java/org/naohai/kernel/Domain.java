package org.naohai.kernel;

import java.util.Locale;

/// The five domains of brain data, always in this order.
public enum Domain {
    GENOMICS(new Text("基因组", "Genomics")),
    IMAGING(new Text("脑影像", "Imaging")),
    CLINICAL(new Text("临床", "Clinical")),
    COGNITION(new Text("认知评估", "Cognition")),
    ELECTROPHYSIOLOGY(new Text("神经电生理", "Electrophysiology"));

    private final Text title;

    Domain(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }

    /// The lower-case name used in JSON, SQL and URLs.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Domain ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
