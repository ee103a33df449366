package org.naohai.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/// The application: wires the domains, holds no domain logic. Started by `org.naohai.server.cli.Main up`.
///
/// Migrations run in [org.naohai.server.database] under their own role; people are ours, not the framework's.
@SpringBootApplication(
        scanBasePackages = "org.naohai",
        exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ConfigurationPropertiesScan("org.naohai")
public class Naohai {}
