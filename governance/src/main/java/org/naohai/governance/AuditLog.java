package org.naohai.governance;

import java.util.Map;

/// Who did what to which data: a row in the caller's transaction, sealed within a second.
public interface AuditLog {

    /// - **action** `verb.object`, e.g. `dataset.read`, `intake.commit`, `member.add`
    /// - **object** `type:id`, e.g. `dataset:0190…`; never an identifier of a person who is a subject
    /// - **details** JSON values; `project` (a `UUID`) lets the owners of that project read the row;
    ///   `by` (a `UUID`) says for whom background work was done, when nobody is acting
    ///
    /// Joins the caller's transaction, be it of the application or of the worker role; without one, the row stands
    /// alone.
    void record(String action, String object, Map<String, ?> details);
}
