package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.auth.Sessions;
import io.vireo.http.page.ErrorPage;
import io.vireo.http.page.PageLanguages;
import io.vireo.video.VideoCredentials;
import io.vireo.web.PageTexts.Translation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a page knows of its visitor: the session, the language, the time zone and the theme. */
@RequestScoped
public class Visit {
    /** Written by {@code site.js}. */
    static final String ZONE_COOKIE = "vireo_zone";

    /** Written by the player. */
    static final String WIDE_COOKIE = "vireo_wide";

    @Inject
    HttpServletRequest request;

    @Inject
    Sessions sessions;

    @Inject
    PageTexts texts;

    private @Nullable Optional<Caller> caller;

    private @Nullable Locale language;

    private @Nullable Translation translation;

    private @Nullable ZoneId zone;

    /** Returns the signed-in visitor. */
    public Optional<Caller> caller() {
        Optional<Caller> known = caller;
        if (known == null) {
            known = sessions.caller(request);
            caller = known;
        }
        return known;
    }

    /** Shows the rest of the request a visitor who is not signed in: looking up the session failed, or may fail. */
    void ignoreSession() {
        caller = Optional.empty();
    }

    /**
     * Returns the signed-in visitor.
     *
     * @throws WebApplicationException a redirect to the page {@code /signin}, which leads back here
     */
    public Caller requireCaller() {
        return caller().orElseThrow(() -> {
            URI signIn = URI.create(base() + "signin?next=" + PageLinks.segment(path()));
            return new WebApplicationException(Response.seeOther(signIn).build());
        });
    }

    /**
     * Returns the signed-in visitor, whose channel may make changes.
     *
     * @throws io.vireo.http.ApiException if the channel is frozen or suspended
     */
    public Caller requireActiveCaller() {
        Caller visitor = requireCaller();
        sessions.requireActive(request);
        return visitor;
    }

    /** Returns what the visitor presents to see a video that is not public: the session, and the key in the query. */
    public VideoCredentials credentials() {
        return VideoCredentials.of(sessions.viewer(request), request);
    }

    Locale language() {
        Locale known = language;
        if (known == null) {
            known = PageLanguages.of(cookie(PageLanguages.COOKIE), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            language = known;
        }
        return known;
    }

    public Translation texts() {
        Translation known = translation;
        if (known == null) {
            known = texts.in(language());
            translation = known;
        }
        return known;
    }

    /** Returns the time zone that the browser has reported; UTC before it has. */
    ZoneId zone() {
        ZoneId known = zone;
        if (known == null) {
            known = zoneOf(cookie(ZONE_COOKIE));
            zone = known;
        }
        return known;
    }

    private static ZoneId zoneOf(@Nullable String id) {
        try {
            return id == null ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Returns the chosen theme, {@code light} or {@code dark}; empty for that of the system. */
    String theme() {
        String theme = cookie(ErrorPage.THEME_COOKIE);
        return theme != null && ErrorPage.THEMES.contains(theme) ? theme : "";
    }

    /** Returns whether the visitor has chosen the wide player. */
    boolean isWide() {
        return "yes".equals(cookie(WIDE_COOKIE));
    }

    /**
     * Returns the relative reference to the root of the site, such as {@code ./} or {@code ../}: behind a proxy the site may have a path
     * prefix that this server does not know.
     */
    String base() {
        long depth = request.getRequestURI().chars().filter(c -> c == '/').count() - 1;
        return depth <= 0 ? "./" : "../".repeat((int) depth);
    }

    /** Returns path and query within the site, without the leading slash. */
    public String path() {
        String query = request.getQueryString();
        return request.getRequestURI().replaceFirst("^/+", "") + (query == null ? "" : "?" + query);
    }

    public HttpServletRequest request() {
        return request;
    }

    private @Nullable String cookie(String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
