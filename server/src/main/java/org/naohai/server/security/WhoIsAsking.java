package org.naohai.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.naohai.collaboration.AccessTokens;
import org.naohai.collaboration.Person;
import org.naohai.collaboration.Sessions;
import org.naohai.governance.Access;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.kernel.Refused;
import org.naohai.server.web.Problems;
import org.naohai.server.web.Trace;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds who is asking, by bearer token or session cookie, and binds [Acting#WHO] for the length of the request.
///
/// A cookie is sent by the browser without being asked, so what changes something needs the header `X-Naohai: 1` as
/// well, which another site cannot set.
@Component
class WhoIsAsking extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Access access;
    private final Problems problems;

    WhoIsAsking(Sessions sessions, AccessTokens tokens, Access access, Problems problems) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.access = access;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Person> person;
        try {
            person = person(request);
        } catch (Refused refused) {
            problems.write(request, response, refused);
            return;
        }
        if (person.isPresent()) {
            goOnAs(person.get(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Person> person(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return Optional.of(bearer(authorization));
        }
        var person = SessionCookie.find(request).flatMap(sessions::find);
        if (person.isPresent() && !SAFE.contains(request.getMethod()) && request.getHeader("X-Naohai") == null) {
            throw Refused.of(Refused.Kind.FORBIDDEN, "HEADER_MISSING", "X-Naohai", "absent", "1");
        }
        return person;
    }

    private Person bearer(String authorization) {
        var token = authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        return tokens.find(token)
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.UNAUTHENTICATED, "TOKEN_NOT_VALID", "Authorization", "not valid", "Bearer nh_…"));
    }

    private void goOnAs(Person person, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var actor = new Actor(
                person.id(), person.login(), person.administrator(), access.reach(person.id()), Trace.id(request));
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(actor, null, authorities(person))));
        try {
            ScopedValue.where(Acting.WHO, actor).call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static List<GrantedAuthority> authorities(Person person) {
        return person.administrator() ? List.of(new SimpleGrantedAuthority("ROLE_ADMINISTRATOR")) : List.of();
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
