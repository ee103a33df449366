package org.naohai.governance.web;

import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Role;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.kernel.Refused;

/// What only those who run the installation may call; for all others the page is not there.
final class Administrators {

    private Administrators() {}

    static Actor require() {
        var actor = Acting.who();
        if (!actor.administrator()) {
            throw Refused.notFound("page");
        }
        return actor;
    }

    static void requireOrOwner(Collaboration collaboration) {
        var actor = Acting.who();
        if (!actor.administrator() && !collaboration.roles(actor.personId()).containsValue(Role.OWNER)) {
            throw Refused.notFound("page");
        }
    }
}
