package org.naohai.kernel;

import java.util.Locale;

/// The same words in both languages of the platform.
public record Text(String zh, String en) {

    public String in(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh : en;
    }
}
