package org.naohai.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/// The rules of the house (STYLE §2) that the compiler does not know.
class ModularityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.naohai");

    @Test
    void modules_use_only_what_they_say_they_use() {
        ApplicationModules.of(Naohai.class).verify();
    }

    @Test
    void every_package_says_what_may_be_null() {
        var silent = new TreeSet<String>();
        for (JavaClass one : CLASSES) {
            var marked =
                    one.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent();
            if (!marked && !one.getPackageName().contains(".testkit")) {
                silent.add(one.getPackageName());
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void packages_of_a_domain_form_no_cycle() {
        slices().matching("org.naohai.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void only_the_command_line_writes_to_the_terminal() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.naohai.server.cli..", "org.naohai.testkit..", "org.naohai.perf..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void no_exception_is_nameless() {
        noClasses()
                .that()
                .areNotAssignableTo(Throwable.class)
                .should()
                .callConstructor(RuntimeException.class, String.class)
                .orShould()
                .callConstructor(RuntimeException.class, String.class, Throwable.class)
                .orShould()
                .callConstructor(RuntimeException.class, Throwable.class)
                .orShould()
                .callConstructor(Exception.class, String.class)
                .check(CLASSES);
    }

    /// `query(…).stream()` keeps its connection until it is closed; lists give theirs back at once.
    @Test
    void a_query_is_streamed_only_where_the_stream_is_closed() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.naohai.governance.audit.Verification")
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(CLASSES);
    }
}
