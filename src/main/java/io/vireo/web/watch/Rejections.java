package io.vireo.web.watch;

import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import io.vireo.web.FormErrors;
import io.vireo.web.PageBuilder;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/** Says on a page why something was not done. Scripts read the reason from the element with {@code data-reason}. */
@Component
public class Rejections {
    private final Visit visit;
    private final PageBuilder pages;

    @Inject
    Rejections(Visit visit, PageBuilder pages) {
        this.visit = visit;
        this.pages = pages;
    }

    /** Returns the reason in the language of the visitor, as far as there is a text for it. */
    public String text(ApiException rejection) {
        return FormErrors.text(visit.texts(), rejection);
    }

    /** Returns the variable that makes a page say when the visitor can try again; empty if that does not matter. */
    public Map<String, Object> retry(ApiException rejection) {
        return rejection
                .retryAfterSeconds()
                .map(seconds -> Map.<String, Object>of(PageBuilder.RETRY_AFTER, seconds))
                .orElse(Map.of());
    }

    /**
     * Returns a page with the reason and the status of the rejection.
     *
     * @param back the path within the site from which the visitor comes
     */
    public Response page(ApiException rejection, String back) {
        return page(rejection, text(rejection), back);
    }

    /** As {@link #page(ApiException, String)}, with another text. */
    public Response page(ApiException rejection, String text, String back) {
        Map<String, Object> values = new HashMap<>(retry(rejection));
        values.put("reason", text);
        values.put("back", back);
        values.put("noindex", true);
        return pages.respond(rejection.status(), "refused", visit.texts().format("refused_title"), values)
                .build();
    }
}
