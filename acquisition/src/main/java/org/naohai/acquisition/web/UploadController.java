package org.naohai.acquisition.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.journal.Spool;
import org.naohai.acquisition.pipeline.AbandonedUploads;
import org.naohai.acquisition.receive.Resumable;
import org.naohai.acquisition.store.UploadRows;
import org.naohai.acquisition.store.UploadRows.Upload;
import org.naohai.acquisition.vault.Vault;
import org.naohai.governance.Acting;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.lake.LakeUnavailable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// Resumable uploads: tus 1.0.0 with creation, expiration, termination and checksum.
///
/// - **metadata** `intake` id of an open intake of the sender · `path` inside the import
/// - **source** https://tus.io/protocols/resumable-upload
@RestController
@RequestMapping("/api/v1/uploads")
class UploadController {

    private static final String VERSION = "1.0.0";
    private static final Duration KEPT = Duration.ofDays(7);
    private static final long LARGEST = 1L << 42;
    private static final String CONTEXT = "upload path";
    private static final Map<String, String> CHECKSUMS = Map.of("sha256", "SHA-256", "sha1", "SHA-1");

    private final IntakeAccess access;
    private final UploadRows uploads;
    private final Journal journal;
    private final Vault vault;
    private final AbandonedUploads abandoned;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    UploadController(
            IntakeAccess access, UploadRows uploads, Journal journal, Vault vault, AbandonedUploads abandoned) {
        this.access = access;
        this.uploads = uploads;
        this.journal = journal;
        this.vault = vault;
        this.abandoned = abandoned;
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .header("Tus-Resumable", VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,expiration,termination,checksum")
                .header("Tus-Max-Size", Long.toString(LARGEST))
                .header("Tus-Checksum-Algorithm", "sha256,sha1")
                .build();
    }

    @PostMapping
    ResponseEntity<Void> create(
            @RequestHeader("Upload-Length") long length,
            @RequestHeader(name = "Upload-Metadata", defaultValue = "") String metadata)
            throws IOException {
        var values = parsed(metadata);
        var intake = receiving(id(values.get("intake")));
        if (length < 0 || length > LARGEST) {
            throw Refused.of(Refused.Kind.TOO_LARGE, "UPLOAD_TOO_LARGE", "Upload-Length", length + " B", "≤ 4 TiB");
        }
        var path = values.getOrDefault("path", values.getOrDefault("filename", ""));
        var spool = journal.of(intake.id()).newSpool();
        spool.sync();
        var upload = new Upload(
                Ids.next(),
                intake.id(),
                intake.scopeId(),
                String.valueOf(spool.path().getFileName()),
                vault.seal(CONTEXT, path),
                length,
                0,
                length == 0,
                Instant.now().plus(KEPT));
        insert(upload, spool);
        if (length == 0) {
            Resumable.finish(journal.of(intake.id()), upload.spool(), path, 0);
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(headers(upload))
                .header(HttpHeaders.LOCATION, "/api/v1/uploads/" + upload.id())
                .build();
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> offset(@PathVariable UUID id) {
        var upload = mine(id);
        return ResponseEntity.ok()
                .headers(headers(upload))
                .header("Upload-Length", Long.toString(upload.size()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PatchMapping(path = "/{id}", consumes = "application/offset+octet-stream")
    ResponseEntity<Void> append(
            @PathVariable UUID id, @RequestHeader("Upload-Offset") long offset, HttpServletRequest request)
            throws IOException {
        if (!busy.add(id)) {
            throw Refused.of(
                    Refused.Kind.CONFLICT, "UPLOAD_OFFSET", "Upload-Offset", "another request", "one at a time");
        }
        try {
            var upload = mine(id);
            receiving(upload.intakeId());
            if (upload.received() != offset) {
                throw Refused.of(
                        Refused.Kind.CONFLICT,
                        "UPLOAD_OFFSET",
                        "Upload-Offset",
                        Long.toString(offset),
                        Long.toString(upload.received()));
            }
            append(upload, request);
            return ResponseEntity.noContent().headers(headers(mine(id))).build();
        } finally {
            busy.remove(id);
        }
    }

    private void append(Upload upload, HttpServletRequest request) throws IOException {
        var mine = journal.of(upload.intakeId());
        try {
            Resumable.append(
                    mine,
                    upload.spool(),
                    upload.received(),
                    upload.size(),
                    request.getInputStream(),
                    checksum(request.getHeader("Upload-Checksum")),
                    received -> finishOrKeep(upload, received));
        } catch (Resumable.PieceRefused e) {
            throw refused(upload, e);
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }

    private static Refused refused(Upload upload, Resumable.PieceRefused piece) {
        long left = upload.size() - upload.received();
        return piece.isTooLong()
                ? Refused.of(
                        Refused.Kind.TOO_LARGE,
                        "UPLOAD_TOO_LARGE",
                        "Upload-Offset",
                        "> " + left + " B",
                        "≤ " + left + " B")
                : Refused.of(Refused.Kind.CHECKSUM, "UPLOAD_CHECKSUM", "Upload-Checksum", "≠", "=");
    }

    /// `sha256 base64` or `sha1 base64`, over the piece.
    private static Resumable.@Nullable Checksum checksum(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            var parts = header.strip().split(" ", 2);
            var algorithm = CHECKSUMS.getOrDefault(parts[0], "");
            return new Resumable.Checksum(
                    MessageDigest.getInstance(algorithm), Base64.getDecoder().decode(parts[parts.length - 1]));
        } catch (IllegalArgumentException | NoSuchAlgorithmException e) {
            throw Refused.of(
                    Refused.Kind.INVALID,
                    "FIELD_INVALID",
                    "Upload-Checksum",
                    Problem.quoted(header),
                    "sha256 or sha1, and Base64");
        }
    }

    /// The file is in the journal before the offset says that it is whole.
    private void finishOrKeep(Upload upload, long received) {
        try {
            if (received == upload.size() && !upload.finished()) {
                var path = vault.open(CONTEXT, upload.path());
                Resumable.finish(journal.of(upload.intakeId()), upload.spool(), path, upload.size());
            }
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
        uploads.received(upload.id(), received);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> terminate(@PathVariable UUID id) throws IOException {
        abandoned.drop(mine(id));
        return ResponseEntity.noContent().header("Tus-Resumable", VERSION).build();
    }

    private void insert(Upload upload, Spool spool) throws IOException {
        try {
            uploads.insert(upload);
        } catch (RuntimeException e) {
            spool.destroy();
            throw e;
        }
    }

    private Upload mine(UUID id) {
        return uploads.find(id)
                .filter(upload -> access.find(upload.intakeId())
                        .map(Intake::startedBy)
                        .filter(Acting.who().personId()::equals)
                        .isPresent())
                .orElseThrow(() -> Refused.notFound("upload"));
    }

    private Intake receiving(UUID intakeId) {
        var intake = access.intake(intakeId);
        if (!intake.startedBy().equals(Acting.who().personId())) {
            throw Refused.notFound("intake");
        }
        if (intake.state() != State.RECEIVING) {
            throw Refused.of(
                    Refused.Kind.CONFLICT,
                    "INTAKE_NOT_OPEN",
                    null,
                    intake.state().key(),
                    "receiving");
        }
        return intake;
    }

    private static HttpHeaders headers(Upload upload) {
        var headers = new HttpHeaders();
        headers.set("Tus-Resumable", VERSION);
        headers.set("Upload-Offset", Long.toString(upload.received()));
        var expires = upload.expiresAt().atOffset(ZoneOffset.UTC);
        headers.set("Upload-Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(expires));
        return headers;
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", "Upload-Metadata", "no intake", "intake, path");
        }
    }

    /// `key base64,key base64`
    private static Map<String, String> parsed(String metadata) {
        var values = new HashMap<String, String>();
        try {
            for (var pair : metadata.split(",")) {
                var parts = pair.strip().split(" ", 2);
                if (parts.length == 2) {
                    values.put(
                            parts[0], new String(Base64.getDecoder().decode(parts[1].strip()), StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException e) {
            throw Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", "Upload-Metadata", "not Base64", "Base64 values");
        }
        return values;
    }
}
