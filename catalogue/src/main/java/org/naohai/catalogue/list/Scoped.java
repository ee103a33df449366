package org.naohai.catalogue.list;

import java.util.Set;
import org.naohai.governance.Acting;

/// The scopes of whoever is asking, as SQL parameters.
public final class Scoped {

    private Scoped() {}

    public static Integer[] read() {
        return array(Acting.who().reach().read());
    }

    public static Integer[] discover() {
        return array(Acting.who().reach().discover());
    }

    private static Integer[] array(Set<Integer> scopes) {
        return scopes.toArray(Integer[]::new);
    }
}
