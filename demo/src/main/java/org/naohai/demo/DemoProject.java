package org.naohai.demo;

import java.util.List;
import org.naohai.kernel.Text;

/// An invented institution with its one project and what it brings.
///
/// - **key** of the project (`DEMO-ATTENTION`) · **imports** in order: the linked import comes after
///   what it links to
public record DemoProject(String key, Text title, String institutionKey, Text institution, List<DemoImport> imports) {

    public DemoProject {
        imports = List.copyOf(imports);
    }
}
