package org.naohai.catalogue.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.naohai.kernel.Refused;

class ConditionTest {

    @ParameterizedTest
    @EnumSource(Key.class)
    void what_the_database_cannot_hold_is_refused(Key key) {
        var zero = catchThrowableOfType(Refused.class, () -> Condition.of(key, "1\0"));
        assertThat(zero.problem().code()).isEqualTo("QUERY_KEY_INVALID");
        assertThat(zero.kind()).isEqualTo(Refused.Kind.INVALID);
        var large = catchThrowableOfType(Refused.class, () -> Condition.of(key, "M".repeat(100_000)));
        assertThat(large.problem().code()).isEqualTo("QUERY_KEY_INVALID");
    }
}
