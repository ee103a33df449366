package org.naohai.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.naohai.postgres.Role;

class TestDatabaseTest {

    @Test
    void two_databases_see_nothing_of_each_other() {
        var one = TestDatabase.fresh().jdbc(Role.OWNER);
        var other = TestDatabase.fresh().jdbc(Role.OWNER);
        one.sql("create schema only_here").update();
        var query = "select count(*) from pg_namespace where nspname = 'only_here'";
        assertThat(one.sql(query).query(Integer.class).single()).isEqualTo(1);
        assertThat(other.sql(query).query(Integer.class).single()).isZero();
    }
}
