package io.vireo.web;

import io.vireo.identity.AccountMessage;
import io.vireo.identity.AccountPageRenderer;
import io.vireo.platform.Component;
import io.vireo.web.PageTexts.Translation;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;

/** The pages that the links in mails open. Their addresses contain secrets: no scripts, no caching, no referrer. */
@Component
class SiteAccountPages implements AccountPageRenderer {
    private static final int FIRST_ERROR = 400;

    private final WebSettings settings;
    private final PageBuilder pages;
    private final Visit visit;

    @Inject
    SiteAccountPages(WebSettings settings, PageBuilder pages, Visit visit) {
        this.settings = settings;
        this.pages = pages;
        this.visit = visit;
    }

    @Override
    public boolean isActive() {
        return settings.enabled();
    }

    @Override
    public Response message(int status, AccountMessage message) {
        return secret(
                status, "message", title(message), Map.of("text", text(message), "problem", status >= FIRST_ERROR));
    }

    @Override
    public Response passwordForm(int status, String token, AccountMessage hint) {
        return secret(
                status,
                "new-password",
                title(hint),
                Map.of("text", text(hint), "problem", status >= FIRST_ERROR, "token", token));
    }

    @Override
    public Response linkForm(int status, boolean sent) {
        Translation texts = visit.texts();
        return pages.respond(
                        status,
                        "reset",
                        texts.format("reset_title"),
                        Map.of("sent", sent, "refused", status >= FIRST_ERROR, "noindex", true))
                .build();
    }

    private Response secret(int status, String template, String title, Map<String, Object> values) {
        Response.ResponseBuilder builder = pages.respond(status, template, title, values);
        Response response = builder.build();
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().putSingle("Referrer-Policy", "no-referrer");
        response.getHeaders().putSingle("X-Robots-Tag", "noindex");
        return response;
    }

    private String title(AccountMessage message) {
        return localized(message, "title", message.title());
    }

    private String text(AccountMessage message) {
        return localized(message, "text", message.text());
    }

    private String localized(AccountMessage message, String part, String english) {
        String key = "account_" + message.name().toLowerCase(Locale.ROOT) + "_" + part;
        String text = visit.texts().get(key);
        return text == null ? english : text;
    }
}
