package io.vireo.auth;

import io.vireo.http.ApiException;
import io.vireo.http.ClientAddress;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of browsers: the token in a cookie that scripts cannot read. A changing request that only the cookie authenticates must come
 * from a page of the site itself.
 */
@Component
public class Sessions {
    static final String COOKIE = "vireo_session";
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    private final Tokens tokens;
    private final TokenSettings settings;
    private final SignOutService signOuts;
    private final ClientAddress clientAddress;

    @Inject
    Sessions(Tokens tokens, TokenSettings settings, SignOutService signOuts, ClientAddress clientAddress) {
        this.tokens = tokens;
        this.settings = settings;
        this.signOuts = signOuts;
        this.clientAddress = clientAddress;
    }

    /** Returns the value of {@code Set-Cookie} that starts a session. */
    public String cookie(String token, HttpServletRequest request) {
        return COOKIE + "=" + token + "; Max-Age=" + settings.lifetime().toSeconds() + ATTRIBUTES + secure(request);
    }

    /** Returns the value of {@code Set-Cookie} that removes the cookie. */
    public String removal(HttpServletRequest request) {
        return COOKIE + "=; Max-Age=0" + ATTRIBUTES + secure(request);
    }

    /** Returns the caller of a valid session; empty without one, or after its token has expired or was revoked. */
    public Optional<Caller> caller(HttpServletRequest request) {
        return verified(request)
                .map(session -> new Caller(
                        Long.parseLong(session.token().getSubject()),
                        session.token().getName(),
                        session.account().role()));
    }

    /** Returns the token of a browser, valid or not; null without a session. */
    public @Nullable String token(HttpServletRequest request) {
        return cookie(request::getHeader);
    }

    /** Revokes the token of a session; does nothing without a valid one. */
    public void end(HttpServletRequest request) {
        verified(request).map(Tokens.Verified::token).ifPresent(signOuts::revoke);
    }

    /**
     * Checks that the channel of a session may make changes. Does nothing without a session.
     *
     * @throws ApiException {@link AuthError#FROZEN} or {@link AuthError#SUSPENDED}
     */
    public void requireActive(HttpServletRequest request) {
        verified(request).ifPresent(session -> session.account().standing().requireActive());
    }

    private Optional<Tokens.Verified> verified(HttpServletRequest request) {
        String cookie = token(request);
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(tokens.verify(cookie));
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    /** Returns the token of the cookie; null if there is none. */
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
