package org.naohai.server.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.naohai.kernel.Refused;
import org.naohai.server.NaohaiSettings;
import org.naohai.server.web.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who may call what before any domain is asked: the page and signing in are for everyone, the API for people who are
/// signed in, the operator's numbers for administrators.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// Only our own server, in the page and in what it starts; the viewers need WebAssembly, workers made from
    /// blobs, and pictures and fonts as data; the component library sets styles on elements.
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Bean
    SecurityFilterChain security(HttpSecurity http, WhoIsAsking whoIsAsking, Problems problems, NaohaiSettings settings)
            throws Exception {
        return http.cors(cors -> cors.configurationSource(new ViewerOrigin(settings)))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/session")
                        .permitAll()
                        .requestMatchers("/api/v1/openapi.json", "/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole("ADMINISTRATOR")
                        .requestMatchers("/api/**", "/dicomweb/**", "/seen/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, why) -> problems.write(
                                        request,
                                        response,
                                        Refused.of(
                                                Refused.Kind.UNAUTHENTICATED,
                                                "NOT_SIGNED_IN",
                                                null,
                                                "nobody",
                                                "a session or token")))
                        .accessDeniedHandler((request, response, why) ->
                                problems.write(request, response, Refused.notFound("page"))))
                .addFilterBefore(whoIsAsking, AnonymousAuthenticationFilter.class)
                .build();
    }

    /// Each filter of the chain as a measurement of its own costs more than the filters.
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /// The filter stands in the security chain and nowhere else.
    @Bean
    FilterRegistrationBean<WhoIsAsking> onlyInTheChain(WhoIsAsking filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /// Answers of the interface that do not say themselves how long they may be kept.
    private static void keepOutOfCaches(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith("/api/") && !response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(SecurityConfiguration::keepOutOfCaches);
    }
}
