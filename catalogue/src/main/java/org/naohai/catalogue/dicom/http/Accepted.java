package org.naohai.catalogue.dicom.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Refused;

/// What a client takes, best first: the header Accept, or the parameter `accept` (PS3.18 8.3.3).
public record Accepted(List<Wanted> wanted) {

    private static final int LONGEST = 4_096;
    private static final Wanted ANYTHING = new Wanted(false, "*/*", null);

    public Accepted {
        wanted = List.copyOf(wanted);
    }

    /// - **multipart** whether as a part of `multipart/related` · **type** in lower case, perhaps with
    ///   wildcards
    /// - **syntax** a transfer syntax UID, or `*`; null where none is said
    public record Wanted(
            boolean multipart, String type, @Nullable String syntax) {

        public boolean takes(String mediaType) {
            int slash = type.indexOf('/');
            return type.equals("*/*")
                    || type.equals(mediaType)
                    || type.endsWith("/*") && mediaType.startsWith(type.substring(0, slash + 1));
        }
    }

    public static Accepted of(HttpServletRequest request) {
        var texts = texts(request);
        if (texts.isEmpty()) {
            return new Accepted(List.of(ANYTHING));
        }
        return new Accepted(texts.stream()
                .filter(text -> text.length() <= LONGEST)
                .flatMap(text -> MediaRange.list(text).stream())
                .filter(range -> range.quality() > 0)
                .sorted(Comparator.comparingDouble(MediaRange::quality).reversed())
                .map(Accepted::wanted)
                .toList());
    }

    /// The parameter goes before the header: it is there for those who cannot set one.
    private static List<String> texts(HttpServletRequest request) {
        var parameter = parameter(request.getQueryString());
        if (parameter != null) {
            return List.of(parameter);
        }
        var headers = new ArrayList<String>();
        request.getHeaders("Accept").asIterator().forEachRemaining(headers::add);
        return headers;
    }

    private static @Nullable String parameter(@Nullable String query) {
        if (query == null || !query.contains("accept=")) {
            return null;
        }
        for (var pair : query.split("&")) {
            if (pair.startsWith("accept=")) {
                return java.net.URLDecoder.decode(
                        pair.substring("accept=".length()), java.nio.charset.StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static Wanted wanted(MediaRange range) {
        var syntax = range.parameters().get("transfer-syntax");
        return range.type().equals("multipart/related")
                ? new Wanted(
                        true, range.parameters().getOrDefault("type", "*/*").toLowerCase(Locale.ROOT), syntax)
                : new Wanted(false, range.type(), syntax);
    }

    /// The first that the function has an answer for.
    ///
    /// - **fails** not acceptable where it has none
    public <T> T choose(Function<Wanted, @Nullable T> answer) {
        for (var one : wanted) {
            var found = answer.apply(one);
            if (found != null) {
                return found;
            }
        }
        throw nothing();
    }

    /// - **returns** the media type to answer with, of those that are DICOM JSON
    public String json() {
        return choose(one -> one.multipart()
                ? null
                : one.takes("application/dicom+json")
                        ? "application/dicom+json"
                        : one.takes("application/json") ? "application/json" : null);
    }

    public static Refused nothing() {
        return Refused.of(
                Refused.Kind.NOT_ACCEPTABLE,
                "MEDIA_TYPE",
                "Accept",
                "another media type",
                "as the conformance statement describes it");
    }
}
