package io.vireo.auth;

import io.vireo.http.ApiException;
import io.vireo.http.ClientAddress;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of browsers: a secret in a cookie that scripts cannot read. A changing request that only the cookie authenticates must come
 * from a page of the site itself.
 *
 * <p>A token in the cookie is accepted as well, until it expires.
 */
@Component
public class Sessions {
    static final String COOKIE = "vireo_session";
    private static final Logger LOG = System.getLogger(Sessions.class.getName());
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    /** As long as browsers keep cookies at most (RFC 6265bis, 5.5): when a session ends is decided here, not in the browser. */
    private static final Duration PERMANENT = Duration.ofDays(400);

    private static final String VERIFIED = Sessions.class.getName();

    private final Tokens tokens;
    private final SignOutService signOuts;
    private final SessionService sessions;
    private final ClientAddress clientAddress;

    @Inject
    Sessions(Tokens tokens, SignOutService signOuts, SessionService sessions, ClientAddress clientAddress) {
        this.tokens = tokens;
        this.signOuts = signOuts;
        this.sessions = sessions;
        this.clientAddress = clientAddress;
    }

    /**
     * Starts a session that ends only after a long time without use.
     *
     * @param token a new token of the channel
     * @return the value of {@code Set-Cookie}
     */
    public String start(String token, HttpServletRequest request) {
        return start(token, true, request);
    }

    /**
     * Starts a session.
     *
     * @param token a new token of the channel
     * @param isPermanent whether the session outlasts the browser
     * @return the value of {@code Set-Cookie}
     */
    public String start(String token, boolean isPermanent, HttpServletRequest request) {
        Device device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
        String secret = sessions.start(tokens.identity(token), device, isPermanent, cookie(request::getHeader));
        return cookie(secret, isPermanent, request);
    }

    /**
     * Continues the session of a request after its channel has got a new token, which has ended all its sessions.
     *
     * @return the value of {@code Set-Cookie}
     */
    public String renew(String token, HttpServletRequest request) {
        String previous = cookie(request::getHeader);
        return Optional.ofNullable(previous)
                .flatMap(secret -> sessions.renew(tokens.identity(token), secret))
                .map(secret -> cookie(secret.text(), secret.isPermanent(), request))
                .orElseGet(() -> start(token, request));
    }

    private String cookie(String secret, boolean isPermanent, HttpServletRequest request) {
        String age = isPermanent ? "; Max-Age=" + PERMANENT.toSeconds() : "";
        return COOKIE + "=" + secret + age + ATTRIBUTES + secure(request);
    }

    /** Returns the value of {@code Set-Cookie} that removes the cookie. */
    public String removal(HttpServletRequest request) {
        return COOKIE + "=; Max-Age=0" + ATTRIBUTES + secure(request);
    }

    /** Returns the caller of a valid session; empty without one. */
    public Optional<Caller> caller(HttpServletRequest request) {
        return verified(request).map(Tokens.Verified::caller);
    }

    /** Returns the caller of a valid session, unless the channel is suspended. */
    public Optional<Caller> viewer(HttpServletRequest request) {
        return verified(request)
                .filter(session -> session.account().standing() != Standing.SUSPENDED)
                .map(Tokens.Verified::caller);
    }

    /** Returns the sessions of a channel, the last used first. */
    public List<BrowserSession> of(Caller caller, HttpServletRequest request) {
        return sessions.of(caller.channelId(), cookie(request::getHeader));
    }

    /** Returns the sessions of a channel without marking one, the last used first. */
    public List<BrowserSession> of(long channelId) {
        return sessions.of(channelId, null);
    }

    /** Ends the session of a request; does nothing without a valid one. */
    public void end(HttpServletRequest request) {
        verified(request).ifPresent(session -> {
            if (session.principal() instanceof JsonWebToken token) {
                signOuts.revoke(token);
            } else {
                sessions.end(cookie(request::getHeader));
            }
        });
    }

    /** Ends a session of the caller; does nothing if it has ended already. */
    public void end(Caller caller, long id) {
        sessions.end(id, caller.channelId());
    }

    /**
     * Ends all sessions of the caller and revokes all tokens, except the session of the request.
     *
     * @return the value of {@code Set-Cookie} with which that session continues
     */
    public String endOthers(Caller caller, HttpServletRequest request) {
        int generation = sessions.endAll(caller.channelId());
        return renew(tokens.issue(caller.channelId(), caller.username(), generation), request);
    }

    /**
     * Checks that the channel of a session may make changes. Does nothing without a session.
     *
     * @throws ApiException {@link AuthError#FROZEN} or {@link AuthError#SUSPENDED}
     */
    public void requireActive(HttpServletRequest request) {
        verified(request).ifPresent(session -> session.account().standing().requireActive());
    }

    /** Looks a session up once in a request. */
    private Optional<Tokens.Verified> verified(HttpServletRequest request) {
        if (request.getAttribute(VERIFIED) instanceof Tokens.Verified known) {
            return Optional.of(known);
        }
        String cookie = cookie(request::getHeader);
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            Tokens.Verified verified = verify(cookie);
            request.setAttribute(VERIFIED, verified);
            return Optional.of(verified);
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    /**
     * Verifies the cookie of a session.
     *
     * @throws ApiException {@link AuthError#BAD_TOKEN} if the session has ended
     */
    Tokens.Verified verify(String cookie) {
        if (cookie.indexOf('.') >= 0) {
            return tokens.verify(cookie);
        }
        SessionRepository.Found session = sessions.find(cookie).orElseThrow(AuthError.BAD_TOKEN::exception);
        if (sessions.isTouchDue(session)) {
            touch(session);
        }
        return new Tokens.Verified(session.caller(), session.account());
    }

    private void touch(SessionRepository.Found session) {
        try {
            sessions.touch(session);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Could not record the use of a session; its next use is recorded", e);
        }
    }

    /** Returns the value of the cookie; null if there is none. */
    static @Nullable String cookie(Function<String, @Nullable String> headers) {
        String header = headers.apply("Cookie");
        if (header == null) {
            return null;
        }
        for (String pair : header.split(";")) {
            String cookie = pair.strip();
            if (cookie.startsWith(COOKIE + "=") && cookie.length() > COOKIE.length() + 1) {
                return cookie.substring(COOKIE.length() + 1);
            }
        }
        return null;
    }

    /**
     * Checks that a page of this site has sent a request.
     *
     * @param headers returns the value of a request header, or null
     * @throws ApiException {@link AuthError#CROSS_SITE} if another site has sent it, or if the browser does not say which
     */
    public static void requireSameOrigin(Function<String, @Nullable String> headers) {
        String site = headers.apply(FETCH_SITE);
        boolean same =
                site == null ? isOwn(headers.apply("Origin"), headers.apply("Host")) : site.equals("same-origin");
        if (!same) {
            throw AuthError.CROSS_SITE.exception();
        }
    }

    /** Compares host and port: a proxy that terminates TLS changes the scheme. */
    private static boolean isOwn(@Nullable String origin, @Nullable String host) {
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String secure(HttpServletRequest request) {
        boolean isSecure = request.isSecure()
                || clientAddress.isProxy(request) && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return isSecure ? "; Secure" : "";
    }
}
