package org.naohai.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Refused;

class DatabaseAddressTest {

    @Test
    void user_and_password_are_taken_out_of_the_url() {
        for (var url : List.of(
                "jdbc:postgresql://host:5433/db?user=brain&password=s3cret&sslmode=require",
                "jdbc:postgresql://host:5433/db?sslmode=require&user=brain&password=s3cret",
                "jdbc:postgresql://host:5433/db?user=brain&sslmode=require&password=s3cret")) {
            var address = DatabaseAddress.ofUrl(url);
            assertThat(address.user()).isEqualTo("brain");
            assertThat(address.password()).isEqualTo("s3cret");
            assertThat(address.url()).isEqualTo("jdbc:postgresql://host:5433/db?sslmode=require");
            assertThat(address.database("naohai").url())
                    .isEqualTo("jdbc:postgresql://host:5433/naohai?sslmode=require");
        }
        assertThat(DatabaseAddress.ofUrl("jdbc:postgresql://host/db?user=brain&password=x")
                        .url())
                .isEqualTo("jdbc:postgresql://host/db");
    }

    @Test
    void what_is_no_url_of_postgresql_is_refused() {
        assertThatThrownBy(() -> DatabaseAddress.ofUrl("mysql://host/db")).isInstanceOf(Refused.class);
    }
}
