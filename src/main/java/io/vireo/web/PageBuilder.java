package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.inbox.InboxService;
import io.vireo.mail.SiteLinks;
import io.vireo.platform.Component;
import io.vireo.web.PageTexts.Translation;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Renders pages: adds the variables of the layout to those of the page, and the headers. */
@Component
public class PageBuilder {
    /** The variable with the seconds after which a rejected form can be sent again, for the header of this name. */
    public static final String RETRY_AFTER = "retry_after";

    /** The attribute of a request with the {@link PreparedPage} for its errors after the request scope has ended. */
    static final String PREPARED_ERROR = "io.vireo.web.error";

    private final Visit visit;
    private final PageTemplates templates;
    private final PageCards cards;
    private final WebAssets assets;
    private final ContentPolicy policy;
    private final SiteLinks links;
    private final InboxService inbox;

    @Inject
    PageBuilder(
            Visit visit,
            PageTemplates templates,
            PageCards cards,
            WebAssets assets,
            ContentPolicy policy,
            SiteLinks links,
            InboxService inbox) {
        this.visit = visit;
        this.templates = templates;
        this.cards = cards;
        this.assets = assets;
        this.policy = policy;
        this.links = links;
        this.inbox = inbox;
    }

    /** A section of a page for visitors without an account. */
    private record SharedSection(String name, String path, String base, Locale language, ZoneId zone, Object shown) {}

    /**
     * Returns the value of a section of a template. For visitors without an account its text is kept for a second. Sections with such values
     * cannot be nested.
     *
     * @param name the name of the section
     * @param shown everything that the text depends on, beside the address of the page, the language and the time zone
     * @param values the variables of the section
     */
    public Object section(String name, Object shown, Supplier<Map<String, Object>> values) {
        return visit.caller().isPresent()
                ? values.get()
                : templates.shared(
                        new SharedSection(name, visit.path(), visit.base(), visit.language(), visit.zone(), shown),
                        values);
    }

    /** Returns a page with status 200. */
    public Response page(String template, String title, Map<String, Object> values) {
        return respond(200, template, title, values).build();
    }

    /** Returns a page, to which further headers can be added. */
    public Response.ResponseBuilder respond(int status, String template, String title, Map<String, Object> values) {
        return prepare(template, title).respond(status, values);
    }

    /** Returns a page whose layout is complete, so that it can be rendered when the request scope has ended. */
    public PreparedPage prepare(String template, String title) {
        return new PreparedPage(
                template,
                layout(title, template),
                visit.base(),
                visit.caller().isPresent() ? "private, no-store" : "private, no-cache",
                visit.texts());
    }

    /** As {@link #prepare}, and prepares the page for the errors of the request too, which are told when its scope has ended. */
    public PreparedPage prepareLate(String template, String title) {
        PreparedPage page = prepare(template, title);
        visit.request().setAttribute(PREPARED_ERROR, page.as("error"));
        return page;
    }

    /** A page without its own variables. */
    public final class PreparedPage {
        private final String template;
        private final Map<String, Object> layout;
        private final String base;
        private final String cacheControl;
        private final Translation texts;

        private PreparedPage(
                String template, Map<String, Object> layout, String base, String cacheControl, Translation texts) {
            this.template = template;
            this.layout = layout;
            this.base = base;
            this.cacheControl = cacheControl;
            this.texts = texts;
        }

        private PreparedPage as(String other) {
            Map<String, Object> values = new HashMap<>(layout);
            values.remove("page_" + template);
            values.put("page_" + other, true);
            return new PreparedPage(other, values, base, cacheControl, texts);
        }

        Translation texts() {
            return texts;
        }

        /** Returns the page with its variables; further headers can be added. */
        public Response.ResponseBuilder respond(int status, Map<String, Object> values) {
            Map<String, Object> all = new HashMap<>(layout);
            all.putAll(values);
            Response.ResponseBuilder builder = Response.status(status)
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                    .header(HttpHeaders.VARY, "Cookie, Accept-Language, Accept")
                    .header(HttpHeaders.CONTENT_LANGUAGE, texts.locale().toLanguageTag())
                    .header("Content-Security-Policy", policy.of(template))
                    .entity(templates.render(template, all).getBytes(StandardCharsets.UTF_8));
            if (all.get(RETRY_AFTER) instanceof Long seconds) {
                builder.header(HttpHeaders.RETRY_AFTER, seconds);
            }
            return policy.hidesReferrer(template) ? builder : builder.header("Referrer-Policy", "same-origin");
        }

        /** Returns a redirect to a path within the site instead of the page. */
        public Response.ResponseBuilder redirect(String path) {
            return PageBuilder.redirect(base, path);
        }
    }

    private static Response.ResponseBuilder redirect(String base, String path) {
        return Response.seeOther(URI.create(base + path)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Returns a redirect to a path within the site. */
    public Response.ResponseBuilder redirect(String path) {
        return redirect(visit.base(), path);
    }

    private Map<String, Object> layout(String title, String template) {
        Translation texts = visit.texts();
        Locale language = texts.locale();
        String theme = visit.theme();
        Optional<Caller> caller = visit.caller();
        Map<String, Object> values = new HashMap<>(PageCards.VARIABLES);
        values.put("t", texts);
        values.put("base", visit.base());
        values.put("asset", assets.paths(language));
        values.put("title", title);
        values.put("lang", language.toLanguageTag());
        values.put("zone", visit.zone().getId());
        values.put("theme", theme);
        values.put("system_theme", theme.isEmpty());
        values.put("light_theme", theme.equals("light"));
        values.put("dark_theme", theme.equals("dark"));
        values.put("german", language.equals(Locale.GERMAN));
        values.put("english", language.equals(Locale.ENGLISH));
        values.put("here", visit.path());
        values.put("absolute", links.to("/"));
        values.put("canonical", "");
        values.put("query", "");
        values.put("noindex", false);
        values.put("meta", false);
        values.put("feed", "feeds/all.atom");
        values.put("script", false);
        values.put("page_" + template, true);
        int unread = caller.map(who -> inbox.unread(who.channelId())).orElse(0);
        values.put("unread_count", unread == 0 ? "" : unread + (unread == InboxService.MAX_UNREAD ? "+" : ""));
        values.put("unread_label", texts.format("inbox_label", unread));
        values.put("moderator", caller.filter(Caller::isModerator).isPresent());
        values.put(
                "viewer",
                caller.map(Caller::username).<Object>map(cards::channel).orElse(false));
        return values;
    }
}
