package org.naohai.server.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The language of a command: `--lang`, else `NAOHAI_LANG`, else the locale of the terminal.
final class Language {

    private Language() {}

    static Locale of(List<String> arguments) {
        return of(arguments, System.getenv());
    }

    static Locale of(List<String> arguments, Map<String, String> environment) {
        int at = arguments.indexOf("--lang");
        if (at >= 0 && at + 1 < arguments.size()) {
            return locale(arguments.get(at + 1));
        }
        for (var argument : arguments) {
            if (argument.startsWith("--lang=")) {
                return locale(argument.substring("--lang=".length()));
            }
        }
        for (var name : List.of("NAOHAI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
            var value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return locale(value);
            }
        }
        return Locale.ENGLISH;
    }

    /// Whether somebody asked for one language, rather than the terminal having one.
    static boolean named(List<String> arguments, Map<String, String> environment) {
        return !environment.getOrDefault("NAOHAI_LANG", "").isEmpty()
                || arguments.stream().anyMatch(one -> one.equals("--lang") || one.startsWith("--lang="));
    }

    private static Locale locale(String name) {
        return name.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
