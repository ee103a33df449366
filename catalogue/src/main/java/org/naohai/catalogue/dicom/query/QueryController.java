package org.naohai.catalogue.dicom.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.http.Accepted;
import org.naohai.catalogue.dicom.http.Base;
import org.naohai.catalogue.dicom.http.Uids;
import org.naohai.kernel.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// QIDO-RS at `/dicomweb` (PS3.18 10.6): studies, series and instances that match, as DICOM JSON.
@RestController
@RequestMapping("/dicomweb")
class QueryController {

    private static final int USUAL = 1_000;
    private static final int MOST = 5_000;

    /// Of one study: viewers ask for all of it at once.
    private static final int MOST_OF_A_STUDY = 25_000;

    private final StudySearch studies;
    private final RowSearch rows;
    /// Around what is looked up; nothing is sent inside.
    private final TransactionTemplate reading;

    QueryController(StudySearch studies, RowSearch rows, TransactionTemplate transactions) {
        this.studies = studies;
        this.rows = rows;
        this.reading = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.reading.setReadOnly(true);
    }

    @GetMapping("/studies")
    void studies(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var json = Accepted.of(request).json();
        var query = Query.of(request.getParameterMap(), USUAL, MOST);
        int rows = query.limit() + 1;
        var found = read(() -> query.cursor() == null
                ? studies.find(query.conditions(), query.offset(), rows)
                : studies.find(query.conditions(), query.cursor().after(), rows));
        boolean more = found.size() > query.limit();
        var page = more ? found.subList(0, query.limit()) : found;
        var next = more && !page.isEmpty() ? new Query.Cursor(page.getLast().bookmark(), 0) : null;
        answer(
                request,
                response,
                json,
                query,
                next,
                page.isEmpty()
                        ? null
                        : new JsonRows(Base.of(request)).studies(page).end());
    }

    @GetMapping("/series")
    void series(HttpServletRequest request, HttpServletResponse response) throws IOException {
        list(Level.SERIES, Query.of(request.getParameterMap(), USUAL, MOST), false, request, response);
    }

    @GetMapping("/instances")
    void instances(HttpServletRequest request, HttpServletResponse response) throws IOException {
        list(Level.INSTANCE, Query.of(request.getParameterMap(), USUAL, MOST), false, request, response);
    }

    @GetMapping("/studies/{study}/series")
    void seriesOfStudy(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        list(Level.SERIES, inside(study, request), true, request, response);
    }

    @GetMapping("/studies/{study}/instances")
    void instancesOfStudy(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        list(Level.INSTANCE, inside(study, request), true, request, response);
    }

    @GetMapping("/studies/{study}/series/{series}/instances")
    void instancesOfSeries(
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var query = inside(study, request)
                .with(new Condition.OneOf(Key.SERIES_INSTANCE_UID, List.of(Uids.of(series, "series"))));
        if (read(() -> rows.find(Level.SERIES, only(query))).rows().isEmpty()) {
            throw Refused.notFound("series");
        }
        list(Level.INSTANCE, query, true, request, response);
    }

    private Query inside(String study, HttpServletRequest request) {
        var query = Query.of(request.getParameterMap(), MOST_OF_A_STUDY, MOST_OF_A_STUDY)
                .with(new Condition.OneOf(Key.STUDY_INSTANCE_UID, List.of(Uids.of(study, "study"))));
        if (read(() -> studies.find(only(query).conditions(), Bookmark.START, 1))
                .isEmpty()) {
            throw Refused.notFound("study");
        }
        return query;
    }

    /// The UIDs of the path alone: whether they are there does not depend on what else is asked.
    private static Query only(Query query) {
        var path = query.conditions().stream()
                .filter(one -> one.key() == Key.STUDY_INSTANCE_UID || one.key() == Key.SERIES_INSTANCE_UID)
                .toList();
        return new Query(path, 1, 0, null, List.of());
    }

    private void list(
            Level level, Query query, boolean inside, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var json = Accepted.of(request).json();
        var found = read(() -> rows.find(level, query));
        var body = found.rows().isEmpty()
                ? null
                : new JsonRows(Base.of(request))
                        .rows(found.rows(), inside ? Map.of() : found.studies())
                        .end();
        answer(request, response, json, query, found.next(), body);
    }

    private <T> T read(Supplier<T> search) {
        return Objects.requireNonNull(reading.execute(status -> search.get()));
    }

    private static void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            String mediaType,
            Query query,
            Query.@Nullable Cursor next,
            @Nullable String body)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        query.warnings().forEach(text -> warn(response, text));
        if (next != null) {
            response.addHeader(HttpHeaders.LINK, "<" + following(request, next) + ">; rel=\"next\"");
            warn(response, "There are more results. The link of relation next leads to them.");
        }
        if (body == null) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType(mediaType);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /// PS3.18 8.3.4.4 and 8.3.4.1.1: warn-code 299.
    private static void warn(HttpServletResponse response, String text) {
        response.addHeader("Warning", "299 naohai \"" + text + "\"");
    }

    private static String following(HttpServletRequest request, Query.Cursor next) {
        var kept = new StringBuilder(request.getRequestURL()).append('?');
        var query = request.getQueryString();
        if (query != null) {
            for (var pair : query.split("&")) {
                if (!pair.startsWith("cursor=") && !pair.startsWith("offset=") && !pair.isEmpty()) {
                    kept.append(pair).append('&');
                }
            }
        }
        return kept.append("cursor=").append(next.encoded()).toString();
    }
}
