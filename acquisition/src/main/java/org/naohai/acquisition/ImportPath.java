package org.naohai.acquisition;

import java.util.function.Consumer;
import org.naohai.acquisition.receive.PathRules;
import org.naohai.kernel.Problem;

/// The rules that an intake holds paths to, for who checks files without one.
public final class ImportPath {

    private ImportPath() {}

    /// Tells the path as an import would keep it, or the problem that it would be refused with.
    public static void check(String given, Consumer<String> fine, Consumer<Problem> refused) {
        switch (PathRules.check(given)) {
            case PathRules.Checked.Fine(var path) -> fine.accept(path);
            case PathRules.Checked.Wrong(var wrong) ->
                refused.accept(Problem.error(wrong.code(), wrong.path(), null, wrong.found(), wrong.expected()));
        }
    }
}
