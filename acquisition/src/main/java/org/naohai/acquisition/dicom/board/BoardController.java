package org.naohai.acquisition.dicom.board;

import org.jspecify.annotations.Nullable;
import org.naohai.governance.Acting;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The scanner board, once and as it changes.
@RestController
@RequestMapping("/api/v1/dicom/board")
class BoardController {

    private final BoardAccess access;
    private final Board board;
    private final BoardStream stream;

    BoardController(BoardAccess access, Board board, BoardStream stream) {
        this.access = access;
        this.board = board;
        this.stream = stream;
    }

    /// - **project** key of one project only; without it everything that this person may see
    @GetMapping
    ResponseEntity<BoardView> look(@RequestParam(required = false) @Nullable String project) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(board.look(access.wanted(Acting.who(), id(project))));
    }

    /// Events `board`, the whole of it, first and whenever visits come or go; `visit`, one that changed.
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@RequestParam(required = false) @Nullable String project, HttpMethod method) {
        var one = id(project);
        if (method == HttpMethod.HEAD) {
            var nothing = new SseEmitter();
            nothing.complete(); // the headers are all that was asked for
            return nothing;
        }
        return stream.open(Acting.who(), one);
    }

    private java.util.@Nullable UUID id(@Nullable String project) {
        return project == null ? null : access.project(project).id();
    }
}
