package org.naohai.catalogue;

import java.util.List;
import org.naohai.governance.Actor;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Text;

/// What a domain above the catalogue puts on the home page; every bean of this type is asked.
public interface HomeSource {

    /// What waits for this person.
    List<Need> needs(Actor actor);

    /// Imports that run or have just ended, as rows of `GET /intakes`.
    List<?> intakes(Actor actor);

    /// - **kind** `quarantine`, `unassigned`, `warned` · **href** the page that mends it
    record Need(String kind, Severity severity, Text title, Text detail, long count, String href) {}
}
