package io.vireo.web.library;

import io.vireo.platform.Component;
import io.vireo.web.PageBuilder;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of this package have in common: notices of what was done, and their headers. */
@Component
class ListForms {
    private final PageBuilder pages;
    private final Visit visit;

    @Inject
    ListForms(PageBuilder pages, Visit visit) {
        this.pages = pages;
        this.visit = visit;
    }

    /**
     * Returns variables that the templates of all these pages need.
     *
     * @param done the query parameter of that name, the key of a notice; null for none
     * @param after the cursor of the page; null for the beginning
     */
    Map<String, Object> values(@Nullable String done, @Nullable String after) {
        Map<String, Object> values = new HashMap<>();
        String key = "list_done_" + done;
        values.put("done", visit.texts().containsKey(key) ? visit.texts().format(key) : false);
        values.put("page_after", after == null ? "" : after);
        values.put("level", "h2");
        values.put("noindex", true);
        return values;
    }

    /** Returns a page that no search engine may index. */
    Response page(int status, String template, String title, Map<String, Object> values) {
        return pages.respond(status, template, title, values)
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    Response page(String template, String title, Map<String, Object> values) {
        return page(200, template, title, values);
    }
}
