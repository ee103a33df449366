package org.naohai.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.naohai.governance.ScopedDataSource;
import org.naohai.postgres.Role;
import org.naohai.server.NaohaiSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One pool for each database role: requests (primary), background work, identities, audit log.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    RunningDatabase runningDatabase(NaohaiSettings settings) {
        return RunningDatabase.start(settings);
    }

    @Bean
    HikariDataSource applicationPool(RunningDatabase running) {
        return pool(running, Role.APP, 20);
    }

    @Bean
    @Primary
    DataSource dataSource(HikariDataSource applicationPool) {
        return new ScopedDataSource(applicationPool);
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    @Primary
    TransactionTemplate transactions(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource workerDataSource(RunningDatabase running) {
        return pool(running, Role.WORKER, 10);
    }

    @Bean(defaultCandidate = false)
    JdbcClient workerJdbc(@Qualifier("workerDataSource") DataSource source) {
        return JdbcClient.create(source);
    }

    @Bean(defaultCandidate = false)
    TransactionTemplate workerTransactions(@Qualifier("workerDataSource") DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Bean(defaultCandidate = false)
    HikariDataSource vaultDataSource(RunningDatabase running) {
        return pool(running, Role.VAULT, 3);
    }

    @Bean(defaultCandidate = false)
    JdbcClient vaultJdbc(@Qualifier("vaultDataSource") DataSource source) {
        return JdbcClient.create(source);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource auditDataSource(RunningDatabase running) {
        return pool(running, Role.AUDIT, 2);
    }

    @Bean(defaultCandidate = false)
    JdbcClient auditJdbc(@Qualifier("auditDataSource") DataSource source) {
        return JdbcClient.create(source);
    }

    @Bean(defaultCandidate = false)
    TransactionTemplate auditTransactions(@Qualifier("auditDataSource") DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    private static HikariDataSource pool(RunningDatabase running, Role role, int most) {
        var pool = new HikariDataSource();
        pool.setPoolName(role.user());
        pool.setDataSource(running.database().dataSource(role));
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(Duration.ofSeconds(20).toMillis());
        pool.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        return pool;
    }
}
